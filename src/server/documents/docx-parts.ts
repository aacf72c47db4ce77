import { documentDate, type OfficialDocument } from '../../base/document.ts'
import { escapeXml } from './escape.ts'
import { bodyTracking, faces, lineOverhang, linePitch, points } from './layout.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const core = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'

/**
 * docProps/core.xml with the title and the issuer and no moment of making: that would be another one
 * with each reprint, and the date of the document stands in the document.
 */
export function coreProperties(document: OfficialDocument): string {
  const day = document.signature.date === null ? '' : documentDate(document.signature.date)
  return `${declaration}<cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(document.title.join(''))}</dc:title><dc:subject>${escapeXml([document.number ?? '', day].join(' ').trim())}</dc:subject><dc:creator>${escapeXml(document.signature.body)}</dc:creator></cp:coreProperties>`
}

const namespaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['w10', 'urn:schemas-microsoft-com:office:word'],
]
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(' ')

/**
 * A page head: `words` small at the top, and once more thin and diagonal in the page's ground (the
 * WordArt shape that Word's own watermark command makes). '' gives an empty head.
 */
export function pageHead(words: string): string {
  if (words === '') return `${declaration}<w:hdr ${namespaces}><w:p/></w:hdr>`
  const text = escapeXml(words)
  const face = faces.heading
  const run = `<w:r><w:rPr><w:rFonts w:ascii="${face}" w:hAnsi="${face}" w:eastAsia="${face}"/><w:color w:val="808080"/><w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
  return `${declaration}<w:hdr ${namespaces}><w:p><w:pPr><w:jc w:val="right"/></w:pPr>${run}${ground(text)}</w:p></w:hdr>`
}

function ground(text: string): string {
  const shapeType =
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
  const style =
    'position:absolute;margin-left:0;margin-top:0;width:400pt;height:100pt;rotation:315;z-index:-251657216;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin'
  return `<w:r><w:pict>${shapeType}<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="${style}" o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".35"/><v:textpath style="font-family:&quot;${faces.number}&quot;;font-size:1pt" string="${text}"/></v:shape></w:pict></w:r>`
}

/** The style of words that keep off the grid of 22 lines: titles, the issuer's mark, notes. */
export const OFF_GRID = 'OffGrid'

/** How a table is set: in the usual size, or narrow when it has many columns. */
export type TableSize = 'table' | 'narrow'
export const tableSizes = {
  table: { style: 'TableText', headStyle: 'TableHead', points: points.table, line: 280 },
  narrow: { style: 'NarrowText', headStyle: 'NarrowHead', points: points.narrow, line: 240 },
} as const

const fonts = (face: string) =>
  `<w:rFonts w:ascii="${face}" w:hAnsi="${face}" w:eastAsia="${face}" w:cs="${face}"/>`

function offGrid(id: string, more: { line: number; face: string; points: number }): string {
  const size = more.points * 2
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${OFF_GRID}"/><w:pPr><w:spacing w:line="${more.line}" w:lineRule="exact"/><w:jc w:val="left"/></w:pPr><w:rPr>${fonts(more.face)}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`
}

/**
 * Paragraph styles. The body has exact lines, no widow control, and no space between Chinese and
 * digits, so that 28 characters fill a line; its Latin language is not Chinese, or numbers would be
 * broken at the end of a line.
 */
export const paragraphStyles: readonly string[] = [
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${linePitch}" w:lineRule="exact"/><w:ind w:right="${lineOverhang}"/><w:jc w:val="both"/></w:pPr><w:rPr>${fonts(faces.body)}<w:spacing w:val="${bodyTracking}"/><w:kern w:val="0"/><w:sz w:val="${points.body * 2}"/><w:szCs w:val="${points.body * 2}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:style>`,
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${OFF_GRID}"><w:name w:val="Off grid"/><w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/><w:ind w:right="0"/></w:pPr><w:rPr><w:spacing w:val="0"/></w:rPr></w:style>`,
  ...Object.values(tableSizes).flatMap((size) => [
    offGrid(size.style, { line: size.line, face: faces.body, points: size.points }),
    offGrid(size.headStyle, { line: size.line, face: faces.heading, points: size.points }),
  ]),
]
