import type { ReactNode } from 'react';
import type { ProviderStanding } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { Status } from '../ui/value/status.js';

/** How a member of the pool stands. */
export function Standing({ is }: { is: ProviderStanding }): ReactNode {
  const word = useWord();
  const tone = is === 'GOOD' ? 'done' : is === 'WARNED' || is === 'RECTIFYING' ? 'attention' : 'wrong';
  return <Status tone={tone}>{word('ProviderStanding', is)}</Status>;
}
