import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { Page } from '../ui/page.js';
import { SCENES } from '../ui/value/scenes.js';
import { useScene } from '../ui/value/use-scene.js';
import { onOffer, solutionsRoute } from './catalogue.route.js';
import { Solutions } from './solutions.js';
import './catalogue.css';

/** All that the pool offers now, to look through by title and scene; a form that works without script. */
export function SolutionsPage(): ReactNode {
  const { t } = useTranslation();
  const scene = useScene();
  const search = solutionsRoute.useSearch();
  const navigate = solutionsRoute.useNavigate();
  const { solutions } = useSuspenseQuery(onOffer(search)).data;
  const rows = nodesOf(solutions);
  const providers = new Map(rows.map(({ id, provider }) => [id, provider]));
  return (
    <Page title={t('catalogue.offers.title')} lead={t('catalogue.offers.lead')} wide>
      <form
        key={JSON.stringify(search)}
        className="look-up"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ search: Object.fromEntries(new FormData(event.currentTarget)) });
        }}
      >
        <label>
          {t('catalogue.offers.text')}
          <input className="native-input" name="text" defaultValue={search.text ?? ''} />
        </label>
        <label>
          {t('catalogue.field.scenarios')}
          <select className="native-input" name="scenario" defaultValue={search.scenario ?? ''}>
            <option value="">{t('catalogue.offers.anyScene')}</option>
            {SCENES.map((id) => (
              <option key={id} value={id}>
                {scene(id)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          {t('catalogue.pool.look')}
        </button>
      </form>
      <Solutions
        solutions={rows}
        empty={t('catalogue.offers.empty')}
        page={{ after: search.after, pageInfo: solutions.pageInfo }}
        more={[
          {
            key: 'provider',
            title: t('catalogue.provider'),
            cell: ({ id }) => {
              const provider = providers.get(id);
              return provider ? (
                <Link to="/providers/$id" params={{ id: provider.id }}>
                  {provider.name}
                </Link>
              ) : (
                '–'
              );
            },
          },
        ]}
      />
    </Page>
  );
}
