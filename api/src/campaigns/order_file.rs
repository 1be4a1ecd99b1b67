//! The order as files: comma-separated values for programs, a spreadsheet for people. Both say that it is a draft until it is
//! final.

use domain::Money;
use domain::campaigns::order::{Order, OrderRow};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};
use words::{Arg, Language, label, say};

use super::outcome::fee_label;
use crate::agencies::listed_name;
use crate::spreadsheet;

/// A cell of the table.
enum Cell {
    Text(String),
    Count(i64),
    Amount(Money),
    Empty,
}

impl Cell {
    /// As it stands in the file for programs.
    fn in_csv(&self) -> spreadsheet::Cell<'_> {
        match self {
            Cell::Text(text) => spreadsheet::Cell::Text(text),
            Cell::Count(count) => spreadsheet::Cell::Number(count.to_string()),
            Cell::Amount(amount) => spreadsheet::Cell::Number(decimal(*amount)),
            Cell::Empty => spreadsheet::Cell::Number(String::new()),
        }
    }
}

/// The table both files show: a heading, one row per agency, the sums.
struct Table {
    heading: Vec<String>,
    rows: Vec<Vec<Cell>>,
    sums: Vec<Cell>,
}

impl Table {
    fn of(language: Language, order: &Order) -> Table {
        let word = |key: &str| say(language, key, &[]);
        let terms = &order.campaign.terms;
        let mut heading: Vec<String> = ["status", "agency", "province", "licences", "unit-price", "seat-cost"]
            .map(|key| word(&format!("order-{key}")))
            .into();
        heading.extend(order.fees.iter().map(|fee| fee_label(language, terms, &fee.key)));
        heading.extend(["order-total", "order-currency"].map(word));
        let mut sums = vec![
            status(language, order),
            Cell::Text(word("order-total")),
            Cell::Empty,
            Cell::Count(order.seats.count()),
        ];
        sums.extend([Cell::Empty, Cell::Amount(order.seat_cost)]);
        sums.extend(order.fees.iter().map(|fee| Cell::Amount(fee.net)));
        sums.extend([Cell::Amount(order.total), Cell::Text(order.campaign.currency.clone())]);
        let rows = order.rows.iter().map(|row| cells(language, order, row)).collect();
        Table { heading, rows, sums }
    }
}

/// Stands in every row: whether the order may still change.
fn status(language: Language, order: &Order) -> Cell {
    Cell::Text(say(language, if order.draft { "order-draft" } else { "order-final" }, &[]))
}

fn cells(language: Language, order: &Order, row: &OrderRow) -> Vec<Cell> {
    let province = label(language, "province", &row.agency.province.code());
    let mut cells = vec![
        status(language, order),
        Cell::Text(listed_name(language, &row.agency).into_owned()),
        Cell::Text(province),
    ];
    cells.push(Cell::Count(row.seats.count()));
    cells.push(row.unit_price.map_or(Cell::Empty, Cell::Amount));
    cells.push(Cell::Amount(row.seat_cost));
    let share = |key: &str| row.fee_shares.iter().find(|share| share.key == key).map_or(Money(0), |share| share.amount);
    cells.extend(order.fees.iter().map(|fee| Cell::Amount(share(&fee.key))));
    cells.extend([Cell::Amount(row.total), Cell::Text(order.campaign.currency.clone())]);
    cells
}

/// The order as comma-separated values (RFC 4180), in UTF-8 with the mark by which spreadsheets recognize it. Amounts have
/// a decimal point in every language: this file is for programs.
pub(super) fn csv(language: Language, order: &Order) -> Result<Vec<u8>, csv::Error> {
    let table = Table::of(language, order);
    let heading = std::iter::once(table.heading.iter().map(|text| spreadsheet::Cell::Text(text)).collect());
    let rows = table.rows.iter().chain([&table.sums]).map(|row| row.iter().map(Cell::in_csv).collect());
    spreadsheet::csv(heading.chain(rows))
}

/// An amount in whole units and hundredths, with a decimal point.
fn decimal(amount: Money) -> String {
    let minor = amount.minor();
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", minor.unsigned_abs() / 100, minor.unsigned_abs() % 100)
}

/// The order as a spreadsheet.
pub(super) fn xlsx(language: Language, order: &Order) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The time of the record, so that the same order is the same file.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&instant(order)?));
    let sheet = workbook.add_worksheet().set_name(say(language, "order-sheet", &[]))?;
    let below = head(language, order, sheet)?;
    write_table(&Table::of(language, order), sheet, below)?;
    workbook.save_to_buffer()
}

fn instant(order: &Order) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_timestamp(order.recorded_at.timestamp())
}

/// What the order is of, and the price it rests on; gives the first row of the table.
fn head(language: Language, order: &Order, sheet: &mut Worksheet) -> Result<u32, XlsxError> {
    let bold = Format::new().set_bold();
    let campaign = &order.campaign;
    let title = super::texts::in_language(language, &campaign.title_en, &campaign.title_fr);
    let state = if order.draft { "order-is-draft" } else { "order-is-final" };
    sheet.write_string_with_format(0, 0, title, &bold)?;
    sheet.write_string_with_format(1, 0, say(language, state, &[]), &bold)?;
    let supplier = order.supplier.as_ref().map_or("", |supplier| &supplier.name);
    let of = [("tool", Arg::from(&order.tool.name)), ("supplier", Arg::from(supplier))];
    sheet.write_string(2, 0, say(language, "order-of", &of))?;
    let zone = words::time::zone(&campaign.zone).unwrap_or(chrono_tz::UTC);
    let at = words::time::show_instant(language, order.recorded_at, zone);
    sheet.write_string(3, 0, say(language, "order-recorded", &[("at", Arg::from(at))]))?;
    let mut row = 4;
    for part in &order.parts {
        let price = words::money::show(language, part.unit_price.minor(), &campaign.currency);
        let args = [("count", Arg::from(part.seats.count())), ("price", Arg::from(price))];
        sheet.write_string(row, 0, say(language, "order-part", &args))?;
        row += 1;
    }
    Ok(row + 1)
}

fn write_table(table: &Table, sheet: &mut Worksheet, first: u32) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    for (column, text) in (0_u16..).zip(&table.heading) {
        sheet.write_string_with_format(first, column, text, &heading)?;
        sheet.set_column_width(column, if column == 1 { 40 } else { 14 })?;
    }
    let mut row = first + 1;
    for cells in &table.rows {
        write_row(sheet, row, cells, &Format::new())?;
        row += 1;
    }
    write_row(sheet, row, &table.sums, &Format::new().set_bold().set_border_top(FormatBorder::Thin))?;
    sheet.set_freeze_panes(first + 1, 2)?;
    sheet.set_repeat_rows(first, first)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write_row(sheet: &mut Worksheet, row: u32, cells: &[Cell], format: &Format) -> Result<(), XlsxError> {
    for (column, cell) in (0_u16..).zip(cells) {
        match cell {
            // Written as text, it is never read as a formula.
            Cell::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
            Cell::Count(count) => {
                sheet.write_number_with_format(row, column, number(*count), &format.clone().set_num_format("#,##0"))?
            }
            Cell::Amount(amount) => {
                let hundredths = number(amount.minor()) / 100.0;
                sheet.write_number_with_format(row, column, hundredths, &format.clone().set_num_format("#,##0.00"))?
            }
            Cell::Empty => sheet.write_blank(row, column, format)?,
        };
    }
    Ok(())
}

/// A spreadsheet knows no other numbers than floats. Up to 2^53 each whole number is one exactly, and the float nearest to
/// its hundredth shows as that hundredth.
fn number(whole: i64) -> f64 {
    whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_a_point_and_two_decimals() {
        let shown = [0, 5, 120, 124_050, -5, -124_050].map(|minor| decimal(Money(minor)));
        assert_eq!(shown, ["0.00", "0.05", "1.20", "1240.50", "-0.05", "-1240.50"]);
        assert_eq!(decimal(Money::MAX), "90071992547409.91");
    }
}
