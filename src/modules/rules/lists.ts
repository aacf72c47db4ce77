import { type Language, label, titleOf } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { listProgrammes, listRulePoints } from './routes.ts'
import {
  type ProgrammeRow,
  pointKindLabels,
  programmeKindLabels,
  RulePoint,
  type VersionRow,
} from './schema.ts'
import { confidenceWords } from './source-words.ts'
import { termText } from './term-text.ts'

const none = '—'

function joined(texts: readonly string[], language: Language): string {
  return texts.length === 0 ? none : texts.join(language === 'zh' ? ';' : '; ')
}

function count(row: ProgrammeRow, of: (version: VersionRow) => number): number {
  return row.versions.reduce((sum, version) => sum + of(version), 0)
}

export const programmeList = list<ProgrammeRow, typeof listProgrammes.input>({
  id: 'rules',
  title: listProgrammes.title,
  route: listProgrammes,
  rowKey: (row) => row.programme,
  columns: [
    {
      key: 'name',
      title: label('政策', 'Programme'),
      kind: 'text',
      text: ({ name }, language) => name[language],
    },
    {
      key: 'kind',
      title: label('类别', 'Kind'),
      kind: 'choice',
      text: ({ kind }, language) => programmeKindLabels[kind][language],
    },
    {
      key: 'versions',
      title: label('版本与施行期', 'Versions and terms'),
      kind: 'text',
      text: ({ versions }, language) =>
        joined(
          versions.flatMap(({ version, spans }) =>
            spans.map((span) => `${version} ${termText(span, language)}`),
          ),
          language,
        ),
    },
    {
      key: 'clauses',
      title: label('条款数', 'Clauses'),
      kind: 'number',
      text: (row) => String(count(row, ({ clauses }) => clauses)),
      value: (row) => count(row, ({ clauses }) => clauses),
    },
    {
      key: 'unknowns',
      title: label('未见正式文本', 'Official texts not seen'),
      kind: 'number',
      text: (row) => String(count(row, ({ unknowns }) => unknowns)),
      value: (row) => count(row, ({ unknowns }) => unknowns),
    },
    {
      key: 'confidence',
      title: label('来源可信度', 'Confidence of sources'),
      kind: 'text',
      text: ({ versions }, language) =>
        joined(
          [...new Set(versions.flatMap(({ confidence }) => confidence))].map((text) =>
            confidenceWords(text, language),
          ),
          language,
        ),
    },
    {
      key: 'programme',
      title: label('代号', 'Identifier'),
      kind: 'text',
      text: ({ programme }) => programme,
      optional: true,
    },
  ],
})

const { kind, programme, version, place, cite } = RulePoint.shape

export const rulePointList = list<RulePoint, typeof listRulePoints.input>({
  id: 'rule-points',
  title: listRulePoints.title,
  route: listRulePoints,
  rowKey: (row) => row.key,
  columns: [
    {
      key: 'kind',
      title: titleOf(kind),
      kind: 'choice',
      text: (row, language) => pointKindLabels[row.kind][language],
    },
    {
      key: 'name',
      title: label('政策', 'Programme'),
      kind: 'choice',
      text: ({ name }, language) => name[language],
    },
    { key: 'version', title: titleOf(version), kind: 'choice', text: (row) => row.version },
    { key: 'place', title: titleOf(place), kind: 'text', text: (row) => row.place },
    {
      key: 'words',
      title: label('说明', 'What it is'),
      kind: 'text',
      text: (row, language) => row.words[language],
    },
    {
      key: 'programme',
      title: titleOf(programme),
      kind: 'choice',
      text: (row) => row.programme,
      optional: true,
    },
    {
      key: 'cite',
      title: titleOf(cite),
      kind: 'text',
      text: (row) => row.cite ?? none,
      optional: true,
    },
  ],
})
