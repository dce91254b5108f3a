import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { Facts } from '../ui/value/facts.js';
import { Page } from '../ui/page.js';
import { solutionOf, solutionRoute } from './catalogue.route.js';
import { FIELDS } from './catalogue.rules.js';
import { useOfferWords } from './use-offer-words.js';
import { Versions } from './versions.js';
import '../ui/ui.css';
import './catalogue.css';

/** A solution as it is offered now, with every version and what each changed. */
export function SolutionPage(): ReactNode {
  const { t } = useTranslation();
  const words = useOfferWords();
  const { solution, solutionVersions } = useSuspenseQuery(solutionOf(solutionRoute.useParams().id)).data;
  const versions = nodesOf(solutionVersions);
  const { content } = versions[0]!;
  const { provider, catalogueVersion } = solution;
  return (
    <Page
      title={t('catalogue.file.title', { title: content.title, version: catalogueVersion })}
      above={
        provider ? (
          <Link to="/providers/$id" params={{ id: provider.id }}>
            {provider.name}
          </Link>
        ) : (
          <Link to="/providers">{t('catalogue.pool.caption')}</Link>
        )
      }
      description={content.summary}
      lead={provider ? undefined : t('catalogue.file.gone')}
    >
      <Facts
        facts={FIELDS.filter((field) => field !== 'title').map((field) => ({
          name: t(`catalogue.field.${field}`),
          value: words(content, field),
        }))}
      />
      <Versions versions={versions} more={solutionVersions.pageInfo.hasNextPage} />
    </Page>
  );
}
