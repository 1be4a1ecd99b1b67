### What people take out: the word that lies beside the files, and the page that leads to them.

export-readme-title = Longtable: what was stored of { $whose }, taken out on { $at }.
export-readme-files = Each table is here twice: as .json for programs, and as .csv for spreadsheets. Columns that end in “id” name a row of another file.
export-readme-figures = Amounts of money are whole cents. Times are universal time (UTC). In .csv files a text that a spreadsheet could take for a formula begins with an apostrophe.
export-readme-sealed = The limits an agency has sealed are only in what that agency itself takes out.
export-name-events = events
export-name-breaches = breaches
