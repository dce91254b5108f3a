import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { frameQuery } from '../ui/value/clock.js';

/** Says on every page that all data are made up, where they are. */
export function DemonstrationNote(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(frameQuery);
  if (!data?.demonstration) return null;
  return (
    <aside className="demonstration" aria-label={t('frame.demonstrationLabel')}>
      {t('frame.demonstration')}
    </aside>
  );
}
