import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SaveNeedDraftDocument } from '../../gql/graphql.js';
import { request } from '../../graphql/client.js';
import { type Draft, useDraft } from '../../ui/form/use-draft.js';
import { contentOf, type DraftFields, fieldsFrom, type SavedDraft } from './draft.rules.js';
import { draftQuery } from './draft.route.js';

export interface NeedDraft {
  readonly draft: Draft<DraftFields>;
  /** As the server has it: its state and every problem. */
  readonly saved: SavedDraft;
}

/** A draft of a need that saves itself; what the server says of each saving is kept beside it. */
export function useNeedDraft(begun: SavedDraft, enterpriseId: string): NeedDraft {
  const queries = useQueryClient();
  const [saved, setSaved] = useState(begun);
  // Handing it in or giving it back is told by the page's own query; savings are told by their answers.
  const current = begun.revision >= saved.revision ? begun : saved;
  const [initial] = useState({ content: fieldsFrom(begun.content), revision: begun.revision });
  const draft = useDraft<DraftFields>({
    saved: initial,
    save: async (content, revision) => {
      const input = { id: begun.id, enterpriseId, revision, content: contentOf(content) };
      const { saveNeedDraft } = await request(SaveNeedDraftDocument, {
        input,
        idempotencyKey: crypto.randomUUID(),
      });
      setSaved(saveNeedDraft);
      return { content: fieldsFrom(saveNeedDraft.content), revision: saveNeedDraft.revision };
    },
    load: async () => {
      const { needDraft } = await queries.fetchQuery({ ...draftQuery(begun.id, enterpriseId), staleTime: 0 });
      setSaved(needDraft);
      return { content: fieldsFrom(needDraft.content), revision: needDraft.revision };
    },
  });
  return { draft, saved: current };
}
