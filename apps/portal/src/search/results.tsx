import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchDocument } from '../gql/graphql.js';
import { asProblem } from '../graphql/problem.js';
import { query } from '../graphql/query.js';
import type { Acting } from '../session/acting.js';
import { Refusal } from '../ui/refusal.js';
import { type Group, groupsOf, kindsFor, SHORTEST } from './search.rules.js';

export interface ResultsProps {
  readonly acting: Acting;
  readonly onChosen: () => void;
}

/** While somebody types, what is found, kind by kind; Enter opens the first. */
export function Results({ acting, onChosen }: ResultsProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, type] = useState('');
  const text = useDeferredValue(typed.trim());
  const asks = text.length >= SHORTEST;
  const { data, error, isFetching } = useQuery({
    ...query(SearchDocument, { text, ...kindsFor(acting) }),
    enabled: asks,
    placeholderData: keepPreviousData,
  });
  const groups = asks && data ? groupsOf(data, acting) : [];
  const openFirst = (event: FormEvent): void => {
    event.preventDefault();
    const first = groups[0]?.found[0];
    if (!first || isFetching) return;
    onChosen();
    void navigate(first.link);
  };
  return (
    <>
      <form role="search" onSubmit={openFirst}>
        <input
          type="search"
          className="search-field"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={typed}
          maxLength={100}
          autoFocus
          onChange={({ target }) => type(target.value)}
        />
      </form>
      {error && <Refusal problem={asProblem(error)} />}
      <p className="soft" role="status">
        {!asks
          ? t('search.begin', { count: SHORTEST })
          : groups.length === 0
            ? t(isFetching ? 'search.asking' : 'search.nothing', { text })
            : t('search.found', { count: groups.reduce((sum, { found }) => sum + found.length, 0) })}
      </p>
      {groups.map((group) => (
        <FoundOfKind key={group.kind} group={group} onChosen={onChosen} />
      ))}
    </>
  );
}

function FoundOfKind({
  group: { kind, found, more },
  onChosen,
}: {
  group: Group;
  onChosen: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="search-kind">
      <h3>{t(`search.kinds.${kind}`)}</h3>
      <ul>
        {found.map(({ id, name, detail, link }) => (
          <li key={id}>
            <Link {...link} onClick={onChosen}>
              {name}
            </Link>
            {detail && <div className="soft">{detail}</div>}
          </li>
        ))}
      </ul>
      {more && <p className="soft">{t('search.more')}</p>}
    </section>
  );
}
