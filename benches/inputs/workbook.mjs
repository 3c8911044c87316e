// A workbook as wechat-article-exporter makes it: one sheet, its texts shared.
import { Times, han, numbers, plain } from "./content.mjs";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const HEADS = ["公众号", "ID", "链接", "标题", "封面", "摘要", "创建时间", "发布时间", "阅读", "点赞", "分享", "喜欢", "留言", "作者", "是否原创", "文章类型", "所属合集"];

function relations(list) {
  const one = ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.map(one).join("")}</Relationships>`;
}

/** Lists the members around sheet and texts. */
export function frame() {
  const parts = [["workbook", "sheet.main"], ["worksheets/sheet1", "worksheet"], ["sharedStrings", "sharedStrings"]];
  const override = ([name, kind]) => `<Override PartName="/xl/${name}.xml" ContentType="${KIND}.${kind}+xml"/>`;
  return {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.map(override).join("")}</Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([["worksheet", "worksheets/sheet1.xml"], ["sharedStrings", "sharedStrings.xml"]]),
  };
}

/** Writes the sheet; `texts` learns what its cells share. */
export function* sheet(rows, texts, told) {
  const next = numbers(30);
  const times = new Times(next, "2015-01-01", "2024-01-20");
  const numberOf = (text) => {
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text);
  };
  const cell = (row) => (value, column) => {
    const place = `${String.fromCharCode(65 + column)}${row}`;
    if (value === "") return "";
    return typeof value === "number" ? `<c r="${place}"><v>${value}</v></c>` : `<c r="${place}" t="s"><v>${numberOf(value)}</v></c>`;
  };
  const line = (row, values) => `<row r="${row}">${values.map(cell(row)).join("")}</row>`;
  yield `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:Q${rows + 1}"/><sheetData>${line(1, HEADS)}`;
  for (let row = 1; row <= rows; row += 1) {
    const time = times.take();
    const id = `${2650000000 + row}_1`;
    yield line(row + 1, ["示例港发布", id, `https://mp.weixin.qq.com/s/${id}`, han(next, 4 + next(8)), "", "", plain(time - 3600000), plain(time), next(9000), next(90), next(20), next(20), next(9), "港务办", "", "普通图文", ""]);
  }
  yield "</sheetData></worksheet>";
  Object.assign(told, { posts: rows, newest: times.newest, verdict: "dormant" });
}

/** Writes the shared texts. */
export function* strings(texts) {
  yield `${XML}<sst xmlns="${MAIN}" count="${texts.size}" uniqueCount="${texts.size}">`;
  for (const text of texts.keys()) yield `<si><t>${text}</t></si>`;
  yield "</sst>";
}
