### The headings of a list of agencies, in the files people download and upload.

agency-list-key = Own code
agency-list-name = Name
agency-list-province = Province or territory
agency-list-setting = Kind of place
agency-list-size = Size
agency-list-staff = Staff
agency-list-language = Language
agency-list-contact = Best reached
agency-list-contact-name = Name of the contact
agency-list-contact-email = Email of the contact
agency-list-standing = Standing
agency-list-file = agencies
agency-list-template = agencies-template
agency-list-example-name = Example Newcomer Centre
agency-list-guest = { $agency } (guest)
