import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Page } from '../ui/page.js';
import { memberOf } from './catalogue.route.js';
import { takesWork } from './catalogue.rules.js';
import { catalogueRoute } from './own.route.js';
import { Solutions } from './solutions.js';
import './catalogue.css';

/** What the own provider offers, and the way to a new item or a new version. */
export function CataloguePage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { after } = catalogueRoute.useSearch();
  const navigate = catalogueRoute.useNavigate();
  const { provider: acting } = catalogueRoute.useRouteContext();
  const { provider, solutions } = useSuspenseQuery(memberOf(acting.organisationId, after)).data;
  const rows = nodesOf(solutions);
  const sells = holds(acting, 'solution.publish');
  const open = takesWork(provider.standing);
  const count = rows.length;
  const title = solutions.pageInfo.hasNextPage || after ? 'catalogue.own.many' : 'catalogue.own.title';
  return (
    <Page title={t(count === 0 ? 'catalogue.own.none' : title, { count })} lead={t('catalogue.own.lead')}>
      {!sells && <p>{t('catalogue.own.notYou')}</p>}
      {!open && <p>{t('catalogue.own.closed', { standing: word('ProviderStanding', provider.standing) })}</p>}
      {sells && open && (
        <p>
          <Link to="/catalogue/new" className="button primary">
            {t('catalogue.own.new')}
          </Link>
        </p>
      )}
      <Solutions
        solutions={rows}
        empty={t('catalogue.own.empty')}
        page={{
          after,
          pageInfo: solutions.pageInfo,
          onPage: (next) => void navigate({ search: next ? { after: next } : {} }),
        }}
        more={
          sells && open
            ? [
                {
                  key: 'act',
                  title: t('catalogue.own.act'),
                  cell: ({ id, title: of }) => (
                    <Link to="/catalogue/$id" params={{ id }}>
                      {t('catalogue.own.version')}
                      <span className="unseen"> {of}</span>
                    </Link>
                  ),
                },
              ]
            : []
        }
      />
    </Page>
  );
}
