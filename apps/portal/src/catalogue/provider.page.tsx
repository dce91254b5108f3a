import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { formatCount } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { Day } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { memberOf, providerRoute } from './catalogue.route.js';
import { Solutions } from './solutions.js';
import { Standing } from './standing.js';
import '../ui/ui.css';
import './catalogue.css';

/** A provider of the pool as everybody sees it: who it is, how it stands, what it offers. */
export function ProviderPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const language = useLanguage();
  const { id } = providerRoute.useParams();
  const { after } = providerRoute.useSearch();
  const { provider, solutions } = useSuspenseQuery(memberOf(id, after)).data;
  const { name, standing, employees, establishedOn, decidedAt } = provider;
  return (
    <Page
      title={t('catalogue.member.title', { name, standing: word('ProviderStanding', standing) })}
      description={provider.introduction}
      above={<Link to="/providers">{t('catalogue.pool.caption')}</Link>}
    >
      <Facts
        facts={[
          { name: t('catalogue.standing'), value: <Standing is={standing} /> },
          { name: t('catalogue.class'), value: word('ProviderClass', provider.providerClass) },
          { name: t('catalogue.place'), value: provider.divisionName ?? t('catalogue.outside') },
          { name: t('catalogue.member.code'), value: provider.unifiedSocialCreditCode },
          { name: t('catalogue.member.established'), value: <Day of={establishedOn} /> },
          { name: t('catalogue.member.employees'), value: formatCount(employees, language) },
          { name: t('catalogue.member.admitted'), value: decidedAt && <Day of={decidedAt} /> },
        ]}
      />
      <section>
        <h2>{t('catalogue.pool.services')}</h2>
        <p className="said">{provider.introduction}</p>
      </section>
      <section>
        <h2>{t('catalogue.member.solutions')}</h2>
        <Solutions
          solutions={nodesOf(solutions)}
          empty={t('catalogue.member.none')}
          page={{ after, pageInfo: solutions.pageInfo }}
        />
      </section>
    </Page>
  );
}
