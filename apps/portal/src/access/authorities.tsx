import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessQuery } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { RegisterAuthority } from './register-authority.js';

/** The authorities, each with the way to its people, for who may enter another. */
export function Authorities({
  authorities,
}: {
  authorities: NonNullable<AccessQuery['authorities']>;
}): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section>
      <h2>{t('access.authorities.title')}</h2>
      <List
        caption={t('access.authorities.title')}
        rows={authorities}
        rowKey={({ id }) => id}
        empty={t('access.authorities.empty')}
        columns={[
          {
            key: 'name',
            title: t('access.authorities.name'),
            cell: ({ id, name }) => (
              <Link to="/access/$id" params={{ id }}>
                {name}
              </Link>
            ),
          },
          {
            key: 'kind',
            title: t('access.authorities.kind'),
            cell: ({ kind }) => word('OrganisationKind', kind),
          },
          {
            key: 'division',
            title: t('access.authorities.division'),
            cell: ({ divisionName }) => divisionName ?? t('access.authorities.province'),
          },
        ]}
      />
      <RegisterAuthority />
    </section>
  );
}
