import { type Label, label } from '../../base/label.ts'
import type { PlanReading } from './schema.ts'

/** What an officer is told of a reading that found nothing to measure; a plan may be all words. */
export function notesOn({ targets }: Pick<PlanReading, 'targets'>): Label[] {
  if (targets.length > 0) return []
  return [
    label(
      '没有读到量化目标;请核对是否选对文件,原文确有目标的请在核对页逐项补读',
      'No measured target was read; check that this is the right file, and add on the review page what the text does set',
    ),
  ]
}
