import type { z } from 'zod'
import { scopeLabels } from '../../base/area.ts'
import { label } from '../../base/label.ts'
import { periodName } from '../../base/period.ts'
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
  if (value.data !== undefined)
    return <ProvenanceDrawer of={provenanceOf(value.data)} close={close} />
  return (
    <Drawer title={say(words.title)} close={close}>
      <Loaded from={value}>{() => null}</Loaded>
    </Drawer>
  )
}

type Answer = z.output<typeof readObservation.output>
type Row = Answer['observation']

export function provenanceOf({ observation: row, history }: Answer): Provenance {
  const { approval } = row
  return {
    title: { zh: row.name, en: row.nameEn },
    value: valueText(row),
    period: periodName(row.period),
    area: row.area,
    scope: scopeLabels[row.scope],
    source: row.source,
    definition: {
      version: row.definitionVersion,
      text: '',
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
    replaced: history.filter((each) => each.recordedAt < row.recordedAt).map(versionOf),
  }
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

const words = { title: label('来历', 'Provenance') }
