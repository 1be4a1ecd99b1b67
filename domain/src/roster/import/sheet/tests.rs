use super::*;

const LIST: &str =
    "Clé;Nom;Province;Milieu;Taille;Langue\r\n0042;École de l’Île;Québec;Petite ville;SMALL;Français\r\n";

fn told(problems: &[Problem]) -> Vec<ProblemCode> {
    problems.iter().map(|problem| problem.code).collect()
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn every_encoding_of_a_spreadsheet_is_understood_or_named() {
    let latin: Vec<u8> = LIST.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0x92)).collect();
    let marked = |text: &str| format!("\u{FEFF}{text}");
    let table = [
        (LIST.as_bytes().to_vec(), Encoding::Utf8),
        (marked(LIST).into_bytes(), Encoding::Utf8),
        (utf16(&marked(LIST), u16::to_le_bytes), Encoding::Utf16),
        (utf16(&marked(LIST), u16::to_be_bytes), Encoding::Utf16),
        (utf16(LIST, u16::to_le_bytes), Encoding::Utf16),
        (utf16(LIST, u16::to_be_bytes), Encoding::Utf16),
        (latin, Encoding::Windows1252),
    ];
    for (bytes, encoding) in table {
        let sheet = read(&bytes).unwrap();
        assert_eq!(sheet.encoding, encoding);
        let cells = ["0042", "École de l’Île", "Québec", "Petite ville", "SMALL", "Français"];
        assert_eq!(sheet.lines, [Line { number: 2, cells: cells.map(str::to_owned).into() }], "{encoding:?}");
    }
    for strange in [&b"\x00\x01\x02\x03\x04"[..], b"key,name\n\x81\x8d,x\n"] {
        assert_eq!(told(&read(strange).unwrap_err()), [ProblemCode::FileNotText], "{strange:?}");
    }
    for other in
        [&b"%PDF-1.7\n\x00\xff"[..], b"%PDF-1.4\n1 0 obj", b"\xD0\xCF\x11\xE0\xA1\xB1", b" \n<!DOCTYPE html><p>"]
    {
        assert_eq!(told(&read(other).unwrap_err()), [ProblemCode::FileNotAList], "{other:?}");
    }
}

#[test]
fn commas_semicolons_and_tabs_separate_and_quotes_hold_together() {
    let rows = |separator: &str| {
        let heading = ["key", "name", "province", "setting", "size", "language"].join(separator);
        format!(
            "\n{heading}\n1{separator}\"A, b; \"\"c\"\"\"{separator}SK\n\n{separator}{separator}\n2{separator}D{separator}MB"
        )
    };
    for text in [rows(","), rows(";"), rows("\t"), format!("sep=;\r\n{}", rows(";"))] {
        let sheet = read(text.as_bytes()).unwrap();
        let cells: Vec<&[String]> = sheet.lines.iter().map(|line| &line.cells[..]).collect();
        assert_eq!(cells[0], ["1", "A, b; \"c\"", "SK"], "{text:?}");
        assert_eq!((cells.len(), &cells[1][1]), (2, &"D".to_owned()));
        let told = usize::from(text.starts_with("sep=")) as i64;
        let numbers: Vec<i64> = sheet.lines.iter().map(|line| line.number - told).collect();
        assert_eq!(numbers, [3, 6], "lines are counted as the file counts them: {text:?}");
    }
    let marked = read(b"sep=;\nkey;name;province;setting;size;language\n1;A;SK\n").unwrap();
    assert_eq!(marked.lines[0].number, 3, "lines are counted as the file counts them");
}

#[test]
fn wrong_and_missing_columns_are_named() {
    let problems = read(b"key,name,Remarks,NAME\n1,a,b,c\n").unwrap_err();
    use ProblemCode::{ColumnTwice, MissingColumn, UnknownColumn};
    assert_eq!(
        told(&problems),
        [UnknownColumn, ColumnTwice, MissingColumn, MissingColumn, MissingColumn, MissingColumn]
    );
    assert_eq!(problems[0].args, [("column", ProblemArg::Text("Remarks".to_owned()))]);
    assert_eq!(problems[2].args, [("column", Column::Province.said())]);
    assert_eq!(told(&read(b"0042,Cedar,SK\n0043,Maple,MB\n").unwrap_err()), [ProblemCode::NoHeading]);
    for blank in [&b""[..], b"\n\n", b"\xEF\xBB\xBF", b",,\n , \n"] {
        assert_eq!(told(&read(blank).unwrap_err()), [ProblemCode::FileBlank], "{blank:?}");
    }
    for empty in [&b"key,name,province,setting,size,language\n,,\n"[..], b"name,province,setting,size,language"] {
        assert_eq!(told(&read(empty).unwrap_err()), [ProblemCode::FileEmpty], "{empty:?}");
    }
}

#[test]
fn a_quote_that_is_never_closed_is_refused_and_swallows_nothing() {
    let heading = "key,name,province,setting,size,language\n";
    for rows in ["1,\"Cedar,SK\n2,Maple,MB\n", "1,Cedar,\"", "1,\"a\"\"\n2,b\n", "1,\"Ce\"\"dar,SK\n2,\"\"\"Maple,MB"] {
        let problems = read(format!("{heading}{rows}").as_bytes()).unwrap_err();
        assert_eq!(told(&problems), [ProblemCode::FileUnreadable], "{rows:?}");
    }
    for rows in ["1,\"Cedar\",SK", "1,12\" pipes,SK\n", "1,\"a \"\"b\"\"\",SK\n", "1,\"\",SK\n"] {
        assert_eq!(read(format!("{heading}{rows}").as_bytes()).unwrap().lines.len(), 1, "{rows:?}");
    }
}

#[test]
fn everything_has_an_end() {
    assert_eq!(told(&read(&vec![b'x'; BYTES_MAX + 1]).unwrap_err()), [ProblemCode::FileTooLarge]);
    let heading = "key,name,province,setting,size,language\n";
    let rows = |count: usize| format!("{heading}{}", "1,a,SK\n".repeat(count));
    assert_eq!(read(rows(ROWS_MAX).as_bytes()).unwrap().lines.len(), ROWS_MAX);
    assert_eq!(told(&read(rows(ROWS_MAX + 1).as_bytes()).unwrap_err()), [ProblemCode::FileTooLong]);
    let long = format!("{heading}1,{},SK\n", "é".repeat(10_000));
    assert_eq!(read(long.as_bytes()).unwrap().lines[0].cells[1].chars().count(), CELL_MAX);
}

#[test]
fn what_an_export_made_harmless_is_itself_again() {
    assert_eq!(["'=1+1", "'+41", "'tis", "''=x", " -- "].map(kept), ["=1+1", "+41", "'tis", "''=x", "--"]);
    assert_eq!(["Le\n  Relais ", "1\u{a0}200"].map(kept), ["Le Relais", "1 200"], "a cell is one line");
}

fn book(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A spreadsheet with a heading, as a spreadsheet's own writer writes it.
fn sheet(write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, name) in (0..).zip(["key", "name", "province", "setting", "size", "language", "staff"]) {
        sheet.write_string(0, column, name).unwrap();
    }
    write(sheet);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_spreadsheet_is_read_cell_by_cell() {
    let bytes = sheet(|sheet| {
        sheet.write_number(2, 0, 42).unwrap();
        sheet.write_string(2, 1, "École").unwrap();
        sheet.write_boolean(2, 4, true).unwrap();
        sheet.write_number(2, 6, 12.5).unwrap();
    });
    let sheet = read(&bytes).unwrap();
    assert_eq!(sheet.encoding, Encoding::Workbook);
    let cells = ["42", "École", "", "", "true", "", "12.5"].map(str::to_owned);
    assert_eq!(sheet.lines, [Line { number: 3, cells: cells.into() }]);
}

#[test]
fn of_a_spreadsheet_only_the_columns_are_kept_that_the_heading_names() {
    let bytes = sheet(|sheet| {
        for row in 1..3 {
            sheet.write_string(row, 1, "Cedar").unwrap();
            sheet.write_string(row, 8, "a remark under no heading").unwrap();
        }
        sheet.write_string(3, 8, "a remark alone").unwrap();
    });
    let sheet = read(&bytes).unwrap();
    assert_eq!(sheet.lines, [2, 3].map(|number| Line { number, cells: vec![String::new(), "Cedar".to_owned()] }));
    let unknown = self::sheet(|sheet| {
        sheet.write_string(0, 9, "Remarks").unwrap();
        sheet.write_string(1, 1, "Cedar").unwrap();
    });
    assert_eq!(told(&read(&unknown).unwrap_err()), [ProblemCode::UnknownColumn]);
}

#[test]
fn a_spreadsheet_that_is_huge_or_none_is_refused() {
    let corner = sheet(|sheet| {
        sheet.write_string(1_048_575, 16_383, "far away").unwrap();
    });
    assert_eq!(told(&read(&corner).unwrap_err()), [ProblemCode::FileEmpty]);
    let long = sheet(|sheet| {
        for row in 1..u32::try_from(ROWS_MAX).unwrap() + 2 {
            sheet.write_number(row, 0, row).unwrap();
        }
    });
    assert_eq!(told(&read(&long).unwrap_err()), [ProblemCode::FileTooLong]);
    let bomb = book(&[("xl/workbook.xml", &" ".repeat(80 * 1024 * 1024))]);
    assert!(bomb.len() < BYTES_MAX);
    for bytes in [bomb, book(&[("word/document.xml", "<w/>")]), b"PK\x03\x04rubbish".to_vec()] {
        assert_eq!(told(&read(&bytes).unwrap_err()), [ProblemCode::FileUnreadable]);
    }
}
