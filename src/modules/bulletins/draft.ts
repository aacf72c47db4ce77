/** 通报草稿: the document that a period's recorded facts make, by fixed patterns. Nothing is invented. */
import { clockDate } from '../../base/calendar.ts'
import { type Block, documentDate, type OfficialDocument } from '../../base/document.ts'
import { lastDay, periodName } from '../../base/period.ts'
import { chinesePunctuation, titleLines } from '../../base/typeset.ts'
import { notesAnnex } from './annex-notes.ts'
import { progressAnnex } from './annex-progress.ts'
import { streetsAnnex } from './annex-streets.ts'
import { type Case, casesOf } from './cases.ts'
import { leading, type Phrase, problems, requests } from './findings.ts'
import { overview } from './overview.ts'
import { textOn } from './preset-texts.ts'
import { referencesOf } from './provenance.ts'
import type { DraftInput, Office, PresetText } from './schema.ts'
import { momentWords, planSubject, reportPeriod, said } from './words.ts'

/** The same input gives the same document. Number and dates stay open until it is issued. */
export function draftBulletin(input: DraftInput): OfficialDocument {
  const { district, plan, period, office } = input
  const cases = casesOf(input)
  const phrase = phrases(input.texts, input.asOf)
  const blocks = bodyOf(input, cases, phrase)
  const progress = progressAnnex(cases, {
    rule: `“${input.preset.name.zh}”规则(${input.preset.rule.zh})`,
    period: periodName(period).zh,
  })
  const marked = referencesOf(blocks, [progress], input)
  const notes = notesAnnex(input, cases, { references: marked, phrase })
  const streets = input.streets === undefined ? [] : [streetsAnnex(input.streets, period)]
  const attachments = [progress, ...streets, notes]
  return {
    ...paper(office, district.demonstration),
    title: titleLines(
      [office.body, '关于', reportPeriod(period), planSubject(plan.title, district.name)]
        .concat('推进情况的通报')
        .map(chinesePunctuation),
    ),
    blocks,
    attachments,
    references: referencesOf(blocks, attachments, input),
  }
}

function bodyOf(input: DraftInput, cases: readonly Case[], phrase: Phrase): Block[] {
  const { plan, period, asOf, office } = input
  const chapter = (title: string): Block => ({
    kind: 'heading',
    level: 1,
    title: [said(title)],
    runs: [],
  })
  const preface = phrase('preface', {
    plan: plan.title.replace(/^《(.*)》$/, '$1'),
    period: reportPeriod(period),
    dataTo: documentDate(lastDay(period)),
    moment: momentWords(asOf),
  })
  const place = { office: office.body, period: periodName(period).zh }
  return [
    { kind: 'paragraph', runs: [said(preface)] },
    chapter('总体情况'),
    ...overview(cases),
    chapter('推进较好的单位和事项'),
    ...leading(cases, phrase),
    chapter('存在的主要问题'),
    ...problems(cases, phrase),
    chapter('下一步工作要求'),
    ...requests(cases, phrase, place),
  ]
}

/** Head, signature and imprint of a paper of this office, before it is numbered and dated. */
export function paper(
  office: Office,
  demonstration: boolean,
): Omit<OfficialDocument, 'title' | 'blocks' | 'attachments' | 'references'> {
  return {
    demonstration,
    mark: office.mark,
    number: null,
    addressee: chinesePunctuation(office.addressee),
    signature: { body: office.body, date: null, sealed: office.sealed },
    note: chinesePunctuation(office.note),
    imprint: { copyTo: chinesePunctuation(office.copyTo), body: office.body, date: null },
  }
}

/** The office's fixed texts in force at a moment. A text that is not there is a fault of the setup. */
export function phrases(texts: readonly PresetText[], moment: string): Phrase {
  const day = clockDate(moment)
  return (id, places = {}) => {
    const found = textOn(texts, id, day)
    if (found === undefined) throw new Error(`no fixed text "${id}" in force on ${day}`)
    return found.text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole)
  }
}
