import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const CRITERIA = ['PERSON', 'WORK', 'CASES', 'STANDING'] as const;

/** What the commission looks at, and what shows it. */
export function Criteria(): ReactNode {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('pool.apply.criteria')}</h2>
      <dl className="pool-criteria">
        {CRITERIA.map((each) => (
          <div key={each}>
            <dt>{t(`pool.criteria.${each}.name`)}</dt>
            <dd>{t(`pool.criteria.${each}.evidence`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
