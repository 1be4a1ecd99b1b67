mod importing;
mod keeping_the_list;
mod standing;
