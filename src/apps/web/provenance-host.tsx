import type { z } from 'zod'
import { scopeLabels } from '../../base/area.ts'
import { filled, label } from '../../base/label.ts'
import { periodName } from '../../base/period.ts'
import { listDefinitions } from '../../modules/indicators/routes.ts'
import type { Definition } from '../../modules/indicators/schema.ts'
import { readObservation } from '../../modules/observations/routes.ts'
import { approvalLabels, observationStateLabels } from '../../modules/observations/schema.ts'
import { useRoute } from '../../ui/client.ts'
import { Drawer, useDrawer } from '../../ui/drawer.tsx'
import { useWords } from '../../ui/language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { provenanceName } from '../../ui/number-link.tsx'
import type { Provenance, Version } from '../../ui/provenance.ts'
import { ProvenanceDrawer } from '../../ui/provenance-drawer.tsx'

/** Opens the provenance of whichever value the address names (`?of=…`), over any page. */
export function ProvenanceHost() {
  const { shown, close } = useDrawer(provenanceName)
  return shown === undefined ? null : <Shown key={shown} id={shown} close={close} />
}

function Shown({ id, close }: { id: string; close: () => void }) {
  const say = useWords()
  const value = useRoute(readObservation, { id })
  const cards = useRoute(listDefinitions, {})
  if (value.data !== undefined)
    return <ProvenanceDrawer of={provenanceOf(value.data, cards.data ?? [])} close={close} />
  return (
    <Drawer title={say(words.title)} close={close}>
      <Loaded from={value}>{() => null}</Loaded>
    </Drawer>
  )
}

type Answer = z.output<typeof readObservation.output>
type Row = Answer['observation']

export function provenanceOf(
  { observation: row, history }: Answer,
  cards: readonly Definition[],
): Provenance {
  const { approval } = row
  const card = cards.find(
    ({ code, version }) => code === row.code && version === row.definitionVersion,
  )
  return {
    title: { zh: row.name, en: row.nameEn },
    value: valueText(row),
    period: periodName(row.period),
    area: row.area,
    scope: scopeLabels[row.scope],
    source: row.source,
    definition: {
      version: row.definitionVersion,
      text: card?.meaning ?? '',
      address: `/indicators/${row.code}`,
    },
    state: observationStateLabels[row.state],
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    approval:
      approval === null
        ? null
        : {
            decision: approvalLabels[approval.decision],
            by: approval.recordedBy,
            at: approval.recordedAt,
            condition: approval.condition,
          },
    ...(standsOf(row) ?? {}),
    reason: row.reason,
    replaced: history.filter((each) => isBefore(each, row)).map(versionOf),
  }
}

/** Lines of one moment, as while a demonstration's clock stands still, go by their number. */
function isBefore(each: Row, row: Row): boolean {
  if (each.recordedAt !== row.recordedAt) return each.recordedAt < row.recordedAt
  return Number(each.id) < Number(row.id)
}

/** A value that no longer counts says so before anything else. */
function standsOf({ current, withdrawn, approval }: Row): Pick<Provenance, 'stands'> | undefined {
  if (current) return undefined
  if (withdrawn !== null)
    return {
      stands: filled(words.withdrawn, { reason: withdrawn.reason, by: withdrawn.recordedBy }),
    }
  return { stands: approval?.decision === 'returned' ? words.returned : words.superseded }
}

function versionOf(row: Row): Version {
  return {
    id: row.id,
    value: valueText(row),
    state: observationStateLabels[row.state],
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    reason: row.withdrawn?.reason ?? row.reason,
  }
}

function valueText({ value, unit }: Row): string {
  return unit === '%' ? `${value}%` : `${value} ${unit}`
}

const words = {
  title: label('来历', 'Provenance'),
  withdrawn: label(
    '已撤回,不再计入({by}:{reason})',
    'Withdrawn, no longer counts ({by}: {reason})',
  ),
  returned: label(
    '已被统计部门退回,不再计入',
    'Sent back by the statistics office; no longer counts',
  ),
  superseded: label('已被更新的数值替换,不再计入', 'Replaced by a newer value; no longer counts'),
}
