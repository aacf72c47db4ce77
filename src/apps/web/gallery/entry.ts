import { label } from '../../../base/label.ts'
import type { PageEntry } from '../menu.tsx'

/** Every part of the kit in every state, for those who build it. Only `npm run dev` has this page. */
export const gallery: PageEntry = {
  path: '/gallery',
  title: label('部件', 'Parts'),
  group: 'administration',
  load: async () => (await import('./gallery.tsx')).GalleryPage,
}
