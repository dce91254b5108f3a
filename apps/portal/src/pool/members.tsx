import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { PoolDeskDocument, type PoolDeskQuery, type ProviderStanding } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { Status } from '../ui/value/status.js';
import { poolDeskRoute } from './pool.route.js';
import { toneOf } from './pool.rules.js';

const STANDINGS: readonly ProviderStanding[] = ['GOOD', 'WARNED', 'RECTIFYING', 'SUSPENDED'];

export interface MembersProps {
  readonly providers: PoolDeskQuery['providers'];
  readonly loading: boolean;
}

/** The members of the pool, to look up by name and by how they stand. */
export function Members({ providers, loading }: MembersProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const search = poolDeskRoute.useSearch();
  const navigate = poolDeskRoute.useNavigate();
  const [text, type] = useState(search.text ?? '');
  const { after: _, ...asked } = search;
  const everyRow = useEveryRow(
    PoolDeskDocument,
    { ...asked, admits: false, decides: false },
    (answer) => answer.providers,
  );
  return (
    <section>
      <h2>{t('pool.members.title')}</h2>
      <form
        className="look-up"
        onSubmit={(event) => {
          event.preventDefault();
          const { text: __, ...others } = asked;
          void navigate({ search: text.trim() ? { ...others, text: text.trim() } : others });
        }}
      >
        <label>
          {t('pool.members.text')}
          <input className="native-input" value={text} onChange={({ target }) => type(target.value)} />
        </label>
        <label>
          {t('pool.fact.standing')}
          <select
            className="native-input"
            value={search.standing ?? ''}
            onChange={({ target }) => {
              const { standing: __, ...others } = asked;
              const standing = STANDINGS.find((each) => each === target.value);
              void navigate({ search: standing ? { ...others, standing } : others });
            }}
          >
            <option value="">{t('pool.members.all')}</option>
            {STANDINGS.map((each) => (
              <option key={each} value={each}>
                {word('ProviderStanding', each)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          {t('pool.members.look')}
        </button>
      </form>
      <List
        caption={t('pool.members.title')}
        file={everyRow}
        rows={nodesOf(providers)}
        rowKey={({ id }) => id}
        loading={loading}
        empty={t('pool.members.none')}
        page={{
          after: search.after,
          pageInfo: providers.pageInfo,
          onPage: (after) => void navigate({ search: after ? { ...asked, after } : asked }),
        }}
        columns={[
          {
            key: 'name',
            title: t('pool.fact.name'),
            cell: ({ id, name }) => (
              <Link to="/pool-desk/$id" params={{ id }}>
                {name}
              </Link>
            ),
          },
          {
            key: 'class',
            title: t('pool.fact.class'),
            cell: ({ providerClass }) => word('ProviderClass', providerClass),
          },
          {
            key: 'place',
            title: t('pool.fact.place'),
            cell: ({ divisionName }) => divisionName ?? t('pool.outside'),
          },
          {
            key: 'standing',
            title: t('pool.fact.standing'),
            cell: ({ standing }) => (
              <Status tone={toneOf(standing)}>{word('ProviderStanding', standing)}</Status>
            ),
          },
        ]}
      />
    </section>
  );
}
