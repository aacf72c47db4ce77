/** 江澜区: all that a first start loads for the demonstration district, as plain data. */
import { parse } from 'yaml'
import { TitleCatalogue } from '../../modules/certificates/schema.ts'
import { Definition } from '../../modules/indicators/schema.ts'
import type { Observation } from '../../modules/observations/schema.ts'
import type { AccountCard } from '../../modules/people/schema.ts'
import { PlanPackage } from '../../modules/plan/schema.ts'
import { Accounts, HolidayFile, Places, Values } from './demo-settings.ts'
import { FictionalDistrict } from './fictional-package.ts'
import { ledgerOf } from './ledger.ts'
import { type PlantedTable, plantedTables } from './registers/planted.ts'
import { type DemoRows, demoRegisters, demoWorld } from './registers/rows.ts'
import { RegisterSettings } from './registers/settings.ts'

/** Reads a file of the content folder, by its path within it. */
export type ReadContent = (path: string) => string

export type DemoDistrict = {
  package: PlanPackage
  source: string
  /** In the order of recording; `supersedes` names an earlier id of the same list. */
  observations: Observation[]
  judgements: FictionalDistrict['judgements']
  accounts: AccountCard[]
  bodies: string[]
  /** Towns, streets and parks that have values of their own. */
  places: { name: string; kind: 'town' | 'park' }[]
  /** Firms and what was recorded of them; made when asked, it is work. */
  registers(): DemoRows
  /** The officer's tables with planted errors, and what must be found in them. */
  plantedTables(): PlantedTable[]
}

/** The same content gives the same district to the last digit. */
export function demoDistrict(read: ReadContent): DemoDistrict {
  const plan = PlanPackage.parse(parse(read('demo/jianglan-2022-2025/plan.yaml')))
  const own = FictionalDistrict.parse(parse(read('demo/district.yaml')))
  const places = Places.parse(parse(read('demo/places.yaml')))
  const { accounts } = Accounts.parse(parse(read('demo/accounts.yaml')))
  const observations = ledgerOf({
    area: plan.district.name,
    values: Values.parse(parse(read('demo/series.yaml'))),
    places,
    accounts,
    definitions: plan.definitions.map((each) => Definition.parse(each)),
    holidays: HolidayFile.parse(parse(read('codes/holidays.yaml'))).years,
  })
  const settings = () => RegisterSettings.parse(parse(read('demo/registers.yaml')))
  return {
    package: plan,
    source: read('demo/jianglan-2022-2025/source.txt'),
    observations,
    judgements: own.judgements,
    accounts,
    bodies: own.bodies,
    places: [...places.places, ...places.parks].map(({ name, kind }) => ({ name, kind })),
    registers: () =>
      demoRegisters({
        settings: settings(),
        places,
        observations,
        titles: TitleCatalogue.parse(parse(read('registers/titles.yaml'))).titles,
      }),
    plantedTables: () =>
      plantedTables(demoWorld({ settings: settings(), places, observations }), observations),
  }
}
