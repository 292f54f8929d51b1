import { deleteDrafts } from '@/lib/agreements/delete-drafts'
import { job } from '@/lib/job'

/** Takes away what a friend prepared on a link that has ended: only the worker may. */
export const onDeleteDrafts = job({
  name: 'delete-drafts',
  load: (_, work) => Promise.resolve(work),
  ask: () => Promise.resolve(undefined),
  record: async (ctx, work) => {
    await deleteDrafts(ctx, work)
  },
})
