import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { operation } from '../graphql/client.js';
import { useQuery } from '../graphql/use-query.js';

const DEMONSTRATION = operation<{ demonstration: boolean }>('query Demonstration { demonstration }');
const HOUR_MS = 3_600_000;

/** Says on every page that all data are made up, where they are. */
export function DemonstrationNote(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(DEMONSTRATION, HOUR_MS);
  if (!data?.demonstration) return null;
  return (
    <aside className="demonstration" aria-label={t('layout.demonstrationLabel')}>
      {t('layout.demonstration')}
    </aside>
  );
}
