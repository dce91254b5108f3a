import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { Day, Moment } from '../ui/value/moment.js';
import type { PoolFile } from './pool.rules.js';

/** What a provider says of itself, and what was decided. */
export function ProviderFacts({ provider }: { provider: PoolFile }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const language = useLanguage();
  const { providerClass, divisionName, establishedOn, employees, introduction, appliedAt, decidedAt } =
    provider;
  return (
    <>
      <Facts
        facts={[
          { name: t('pool.fact.name'), value: provider.name },
          {
            name: t('pool.fact.code'),
            value: <span className="figures">{provider.unifiedSocialCreditCode}</span>,
          },
          { name: t('pool.fact.class'), value: word('ProviderClass', providerClass) },
          { name: t('pool.fact.place'), value: divisionName ?? t('pool.outside') },
          { name: t('pool.fact.established'), value: <Day of={establishedOn} /> },
          { name: t('pool.fact.employees'), value: formatCount(employees, language) },
          { name: t('pool.fact.applied'), value: <Moment at={appliedAt} /> },
          { name: t('pool.fact.decided'), value: decidedAt ? <Moment at={decidedAt} /> : t('pool.notYet') },
        ]}
      />
      <h3 className="pool-part">{t('pool.fact.introduction')}</h3>
      <p className="said">{introduction}</p>
    </>
  );
}
