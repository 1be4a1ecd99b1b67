//! How names were folded when the migrations that fold them were written. It stays as it is, whatever the program does by now:
//! a migration does the same for ever.

/// Small letters without accents and one space where there were several; not by SQLite's own `lower`, which knows ASCII only.
pub(crate) fn folded(name: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ä' => "a".to_owned(),
        'ç' => "c".to_owned(),
        'è' | 'é' | 'ê' | 'ë' => "e".to_owned(),
        'ì' | 'í' | 'î' | 'ï' => "i".to_owned(),
        'ñ' => "n".to_owned(),
        'ò' | 'ó' | 'ô' | 'ö' => "o".to_owned(),
        'ù' | 'ú' | 'û' | 'ü' => "u".to_owned(),
        'ÿ' => "y".to_owned(),
        'œ' => "oe".to_owned(),
        'æ' => "ae".to_owned(),
        '’' => "'".to_owned(),
        letter => letter.to_string(),
    };
    let lower: String = name.to_lowercase().chars().map(plain).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
