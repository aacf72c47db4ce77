import { z } from 'zod'

/**
 * The page's policy forbids code made of text, and zod would try it when the first schema is made. So
 * this stands in one chunk with zod (vite.config.ts) and runs before any schema.
 */
z.config({ jitless: true })
