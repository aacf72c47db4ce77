import { faces, margins, points, red, textArea } from './layout.ts'

/** Open faces stand in where the named ones are missing; the page says so. */
const fallbacks = {
  title: `'${faces.title}','FZXiaoBiaoSong-B05S','STZhongsong','Noto Serif CJK SC',serif`,
  body: `'${faces.body}','FangSong','STFangsong','Noto Serif CJK SC',serif`,
  heading: `'${faces.heading}','SimHei','STHeiti','Noto Sans CJK SC',sans-serif`,
  subheading: `'${faces.subheading}','KaiTi','STKaiti','Noto Serif CJK SC',serif`,
  number: `'${faces.number}','SimSun','STSong','Noto Serif CJK SC',serif`,
} as const

const mm = (twips: number) => `${((twips * 25.4) / 1440).toFixed(2)}mm`

/** The dash of the page number lies 7 mm below the text area and nine points below the top of its line. */
const NUMBER_DROP = 'calc(7mm - 9pt)'

function pageRules(words: string): string {
  const head = words === '' ? '' : cssText(words)
  const number = (side: 'left' | 'right') =>
    `@bottom-${side}{content:'— ' counter(page) ' —';font:${points.small}pt/${points.small}pt ${fallbacks.number};vertical-align:top;padding-top:${NUMBER_DROP};padding-${side}:${points.small}pt}`
  const font = `font:10.5pt ${fallbacks.heading};color:#777`
  const top = `@top-left{content:'预览字体非公文字体';${font}} @top-right{content:'${head}';${font}}`
  const portrait = `${mm(margins.top)} ${mm(margins.right)} ${mm(margins.bottom)} ${mm(margins.left)}`
  const landscape = `${mm(margins.left)} ${mm(margins.top)} ${mm(margins.right)} ${mm(margins.bottom)}`
  return `@page{size:210mm 297mm;margin:${portrait};${top}}
@page wide{size:297mm 210mm;margin:${landscape}}
@page :right{${number('right')}} @page :left{${number('left')}}
@page bare{@bottom-left{content:none} @bottom-right{content:none}}`
}

/** Text inside a CSS string: only letters, digits and spaces of any script pass. */
function cssText(text: string): string {
  return text.replace(/[^\p{L}\p{N} ·]/gu, '')
}

const textRules = `:root{--line:calc(${textArea.height / 1440}in / ${textArea.lines});--character:calc(${textArea.width / 1440}in / ${textArea.characters})}
*{box-sizing:border-box}
body{margin:0;color:#000;font:${points.body}pt/var(--line) ${fallbacks.body};letter-spacing:-.215pt}
p,h1{margin:0;text-align:justify;overflow-wrap:anywhere;line-break:strict;text-autospace:no-autospace}
.body{text-indent:calc(var(--character) * 2);widows:1;orphans:1}
.heading{font-family:${fallbacks.heading}} .subheading{font-family:${fallbacks.subheading}}
.mark{margin-top:calc(35mm - .07em);color:#${red};font-family:${fallbacks.title};line-height:1;letter-spacing:0;text-align:center}
.number{margin-top:calc(var(--line) * 3 - 16pt);min-height:16pt;line-height:16pt;text-align:center}
.red{width:100%;height:1.5pt;margin:4mm 0 0;border:0;background:#${red}}
h1{margin-top:calc(var(--line) * 2);font:${points.title}pt/var(--line) ${fallbacks.title};letter-spacing:0;text-align:center}
.addressee{margin-top:var(--line)}
.note{font-size:${points.note}pt;line-height:20pt;letter-spacing:0}
.attachments{margin-top:var(--line);break-inside:avoid;break-after:avoid}
.attachments p{padding-left:calc(var(--character) * 6);text-indent:calc(var(--character) * -1)}
.attachments .lead{display:inline-block;width:calc(var(--character) * 3);margin-left:calc(var(--character) * -3);text-indent:0}
.signature{break-inside:avoid;break-before:avoid} .signature p{min-height:var(--line);text-align:right}
.sealed{padding-top:calc(var(--line) * 2)} .unsealed{padding-top:var(--line)}
.attachment-name + h1{margin-top:var(--line)} h1 + table{margin-top:6pt}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:${points.table}pt;line-height:14pt;letter-spacing:0}
table.narrow{font-size:${points.narrow}pt;line-height:12pt}
caption{font:${points.small}pt/var(--line) ${fallbacks.heading};text-align:center}
th,td{border:.5pt solid #000;padding:1pt 2pt;overflow-wrap:anywhere;vertical-align:middle}
th{font-family:${fallbacks.heading};font-weight:400} thead{display:table-header-group}
tr{break-inside:avoid} .left{text-align:left} .center{text-align:center} .right{text-align:right}
.imprint{break-inside:avoid;border-top:.35mm solid #000;border-bottom:.35mm solid #000;font-size:${points.small}pt;letter-spacing:0}
.imprint p{padding:0 ${points.small}pt} .copies{border-bottom:.25mm solid #000}
.imprint .copies{padding-left:${points.small * 4}pt;text-indent:-${points.small * 3}pt}
.printer{display:flex;justify-content:space-between}
.number-run{text-decoration:underline dotted 1px;text-underline-offset:4px}
.footnote{font-size:9pt;line-height:1;vertical-align:super;color:#0b57d0;text-decoration:none}
.sheet{display:flow-root} .footed{position:relative;min-height:calc(${textArea.height / 1440}in * var(--pages) - 1px);padding-bottom:calc(var(--line) * 3)}
.footed .imprint{position:absolute;left:0;right:0;bottom:0}
.ground{position:fixed;inset:0;display:grid;place-items:center;z-index:-1;color:#00000012;font:64pt ${fallbacks.number};white-space:nowrap;transform:rotate(-45deg)}`

const screenRules = `@media screen{html{background:#e9ebee}
.sheet{width:210mm;min-height:297mm;margin:6mm auto;padding:${mm(margins.top)} ${mm(margins.right)} ${mm(margins.bottom)} ${mm(margins.left)};background:#fff;box-shadow:0 0 0 1px #d5d9de}
.landscape{width:297mm;min-height:210mm;padding:${mm(margins.left)} ${mm(margins.top)} ${mm(margins.right)} ${mm(margins.bottom)}}
.imprint{margin-top:calc(var(--line) * 2)} .ground{z-index:1;pointer-events:none}
.fonts{position:sticky;top:0;z-index:2;padding:2px 8px;background:#fdf3dc;color:#8a5a00;font:12px/20px ${fallbacks.heading};text-align:center}}`

const printRules = `@media print{.fonts{display:none} .number-run{text-decoration:none}
.sheet + .sheet{break-before:page} .landscape{page:wide} .blank,.bare{page:bare}
.blank{min-height:1px}}`

/** The style of a printed or shown document; `words` stand in the head of every printed page. */
export function printStyle(words: string): string {
  return [pageRules(words), textRules, screenRules, printRules].join('\n')
}
