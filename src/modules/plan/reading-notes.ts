import type { PlanReading } from './schema.ts'

/** What an officer is told of a reading that found nothing to measure; a plan may be all words. */
export function notesOn({ targets }: Pick<PlanReading, 'targets'>): string[] {
  if (targets.length > 0) return []
  return ['没有读到量化目标;请核对是否选对文件,原文确有目标的请在核对页逐项补读']
}
