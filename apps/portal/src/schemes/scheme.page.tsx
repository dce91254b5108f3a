import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { useActing } from '../session/use-acting.js';
import { Difference } from '../ui/value/difference.js';
import { List } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { changesOf, schemeOf, schemeRoute } from './schemes.route.js';
import { inOrder } from './schemes.rules.js';
import { type RuleWords, useRuleWords } from './use-rule-words.js';
import './schemes.css';

/** One version: every rule with its value in words, where it was read and how sure that is; and what it changes. */
export function SchemePage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const acting = useActing();
  const { id } = schemeRoute.useParams();
  const { compared } = schemeRoute.useSearch();
  const { schemeVersion, schemes, divisions } = useSuspenseQuery(schemeOf(id)).data;
  const words = useRuleWords(divisions);
  const others = schemes.filter((each) => each.id !== id);
  const works = acting && (holds(acting, 'scheme.draft') || holds(acting, 'scheme.publish'));
  return (
    <Page
      above={<Link to="/schemes">{t('schemes.list.title')}</Link>}
      title={t('schemes.file.title', {
        name: schemeVersion.name,
        state: word('SchemeState', schemeVersion.state),
      })}
      lead={`${schemeVersion.scheme} v${schemeVersion.version}`}
      tools={
        works && (
          <Link to="/schemes/$id/design" params={{ id }}>
            {t('schemes.design.link')}
          </Link>
        )
      }
    >
      <List
        caption={t('schemes.file.rules')}
        rows={inOrder(schemeVersion.rules)}
        rowKey={({ name }) => name}
        empty={t('schemes.file.empty')}
        columns={[
          { key: 'rule', title: t('schemes.rule'), cell: ({ name }) => words.name(name) },
          {
            key: 'value',
            title: t('schemes.value'),
            cell: ({ name, value }) => <span className="rule-value">{words.value(name, value)}</span>,
          },
          { key: 'source', title: t('schemes.source'), cell: ({ source }) => source },
          {
            key: 'confidence',
            title: t('schemes.confidence'),
            cell: ({ confidence }) => (
              <Status
                tone={
                  confidence === 'CONFIRMED' ? 'done' : confidence === 'OPERATOR' ? 'attention' : 'waiting'
                }
              >
                {word('SettingConfidence', confidence)}
              </Status>
            ),
          },
        ]}
      />
      {others.length > 0 && (
        <section>
          <h2>{t('schemes.compare.title')}</h2>
          <nav className="actions" aria-label={t('schemes.compare.title')}>
            {others.map((other) => (
              <Link
                key={other.id}
                to="/schemes/$id"
                params={{ id }}
                search={{ compared: other.id }}
                aria-current={other.id === compared ? 'page' : undefined}
              >
                {other.name} ({other.scheme} v{other.version})
              </Link>
            ))}
          </nav>
          {compared && <Changes id={id} compared={compared} words={words} />}
        </section>
      )}
    </Page>
  );
}

function Changes({ id, compared, words }: { id: string; compared: string; words: RuleWords }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(changesOf(id, compared));
  if (!data) return null;
  return (
    <Difference
      caption={t('schemes.compare.caption')}
      changes={data.schemeChanges.map(({ rule, old, new: now }) => ({
        field: words.name(rule),
        before: old && words.value(rule, old.value),
        after: now && words.value(rule, now.value),
      }))}
    />
  );
}
