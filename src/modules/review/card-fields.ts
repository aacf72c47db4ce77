import type { Confidence } from '../../base/source.ts'
import type { Definition } from '../indicators/schema.ts'
import type { CardFields, decidedLabels } from './schema.ts'

type Decided = keyof typeof decidedLabels

/** The card that the fields make; what is left empty stays undecided. */
export function definitionFrom(
  fields: CardFields,
  confidence: Confidence,
): Omit<Definition, 'code' | 'version'> {
  const { name, nameEn, meaning, unit, decimals, type, direction, scope } = fields
  const { frequency, lagDays, exemptMonths, releaseNote, sourceBody, leadBody } = fields
  const { effectiveFrom, comparability, open } = fields
  return {
    ...{ name, nameEn, meaning, unit, decimals, type, direction, effectiveFrom, comparability },
    ...written({
      formula: fields.formula,
      numerator: fields.numerator,
      denominator: fields.denominator,
    }),
    scope: scope ?? null,
    release: {
      frequency,
      lagDays: lagDays ?? null,
      exemptMonths: (exemptMonths.match(/\d+/g) ?? []).map(Number),
      note: releaseNote,
    },
    sourceBody,
    leadBody: leadBody === '' ? null : leadBody,
    appraisal: truth[fields.appraisal],
    public: truth[fields.public],
    basis: {
      ...written({ document: fields.document, clause: fields.clause, date: fields.date }),
      confidence,
    },
    open: open.split('\n').flatMap((line) => line.trim() || []),
  }
}

const truth: Readonly<Record<Decided, boolean | null>> = { undecided: null, yes: true, no: false }

/** Only what has been written. */
function written<T extends Record<string, string>>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')) as Partial<T>
}

/** The fields as the newest card fills them; what a revision must give anew stays empty. */
export function fieldsOfCard(
  card: Definition,
): Omit<CardFields, 'effectiveFrom' | 'comparability' | 'document' | 'clause' | 'date'> {
  const { release, appraisal } = card
  return {
    name: card.name,
    nameEn: card.nameEn,
    meaning: card.meaning,
    numerator: card.numerator ?? '',
    denominator: card.denominator ?? '',
    formula: card.formula ?? '',
    unit: card.unit,
    decimals: card.decimals,
    type: card.type,
    direction: card.direction,
    ...(card.scope !== null && { scope: card.scope }),
    frequency: release.frequency,
    ...(release.lagDays !== null && { lagDays: release.lagDays }),
    exemptMonths: release.exemptMonths.join('、'),
    releaseNote: release.note,
    sourceBody: card.sourceBody,
    leadBody: card.leadBody ?? '',
    appraisal: decided(appraisal),
    public: decided(card.public),
    open: card.open.join('\n'),
  }
}

function decided(value: boolean | null): Decided {
  if (value === null) return 'undecided'
  return value ? 'yes' : 'no'
}
