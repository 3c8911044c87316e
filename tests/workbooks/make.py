"""Makes the workbooks of this folder. Needs xlwt and odfpy; run it here: python3 make.py"""

import datetime
import random

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

ROWS = [("第一篇", "2016-12-16"), ("Second post", "2019-06-13")]


def xls(name, rows):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Posts")
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for column, head in enumerate(["Title", "Published"]):
        sheet.write(0, column, head)
    for number, (title, day) in enumerate(rows, 1):
        sheet.write(number, 0, title)
        sheet.write(number, 1, datetime.date.fromisoformat(day), style)
    book.save(name)


def ods(name, rows):
    book = OpenDocumentSpreadsheet()
    table = Table(name="Posts")
    for title, day in [("Title", "Published"), *rows]:
        row = TableRow()
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=title))
        row.addElement(cell)
        dated = day[0] == "2"
        cell = TableCell(valuetype="date", datevalue=day) if dated else TableCell(valuetype="string")
        cell.addElement(P(text=day))
        row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(name)


# A stream of less than 4 KB lies in small sectors, a longer one in large ones.
xls("small.xls", ROWS)
noise = random.Random(1)
long = [("".join(noise.choices("abcdefghij", k=40)), "2016-12-16") for _ in range(150)]
xls("large.xls", [*ROWS, *long])
ods("plain.ods", ROWS)
