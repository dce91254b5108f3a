import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { Day } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import type { Enterprise } from './enterprise.rules.js';

/** What the enterprise declared, and what follows from it. */
export function EnterpriseFacts({ enterprise }: { enterprise: Enterprise }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const language = useLanguage();
  const fact = (name: 'name' | 'code' | 'place' | 'industry' | 'established', value: ReactNode) => ({
    name: t(`enterprise.facts.${name}`),
    value,
  });
  return (
    <Facts
      facts={[
        fact('name', enterprise.name),
        fact('code', <span className="figures">{enterprise.unifiedSocialCreditCode}</span>),
        fact('place', enterprise.divisionName),
        fact('industry', `${enterprise.industryName} ${enterprise.industryCode}`),
        fact('established', <Day of={enterprise.establishedOn} />),
        { name: t('enterprise.facts.employees'), value: formatCount(enterprise.employees, language) },
        { name: t('enterprise.facts.revenue'), value: <Money fen={enterprise.priorYearRevenueFen} /> },
        {
          name: t('enterprise.facts.size'),
          value: t('enterprise.facts.computed', {
            size: word('SizeClass', enterprise.sizeClass),
            scale: t(enterprise.aboveScale ? 'enterprise.facts.aboveScale' : 'enterprise.facts.belowScale'),
          }),
        },
        {
          name: t('enterprise.facts.controlled'),
          value: enterprise.controllingUnifiedSocialCreditCode ?? t('enterprise.facts.independent'),
        },
        {
          name: t('enterprise.facts.cluster'),
          value: enterprise.clusterCode ?? t('enterprise.facts.noCluster'),
        },
      ]}
    />
  );
}
