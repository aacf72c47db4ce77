/** content/demo/registers.yaml: the words and the told figures from which 6,000 firms are made. */
import { z } from 'zod'

const Quarters = z.array(z.number().int().nonnegative()).length(4)

export const RegisterSettings = z.object({
  seed: z.number().int(),
  firms: z.number().int(),
  otherTowns: z.array(z.string()),
  elsewhere: z.array(z.string()),
  brands: z.object({ first: z.array(z.string()), second: z.array(z.string()) }),
  trades: z.array(
    z.object({ word: z.string(), industry: z.string(), weight: z.number().int().positive() }),
  ),
  /** Losses and arrivals of one title in one year, quarter by quarter; first recognitions fill the rest. */
  told: z.object({
    title: z.string(),
    year: z.string(),
    lapsed: Quarters,
    movedIn: Quarters,
    movedOut: Quarters,
    revoked: Quarters,
  }),
  /** Certificates of one town that end within 180 days of the clock, and how many of their firms fall short. */
  told180: z.object({
    town: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    firms: z.number().int(),
    atRisk: z.number().int(),
  }),
})
export type RegisterSettings = z.infer<typeof RegisterSettings>
