import { type ReactNode, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ReplayBasis, ReplayDecisionDocument } from '../../gql/graphql.js';
import { asProblem } from '../../graphql/problem.js';
import { query } from '../../graphql/query.js';
import { useWord } from '../../i18n/words.js';
import { Act } from '../../ui/form/act.js';
import { Difference } from '../../ui/value/difference.js';
import { Facts } from '../../ui/value/facts.js';
import { List } from '../../ui/list.js';
import { Moment } from '../../ui/value/moment.js';
import { Money } from '../../ui/value/money.js';
import { Refusal } from '../../ui/refusal.js';
import { Status } from '../../ui/value/status.js';
import { type Decision, type FactRead, readDecision } from './affairs.rules.js';

/** What the rules decided, from which facts, and whether they decide the same again. */
export function Decisions({
  title,
  decisions,
}: {
  title: string;
  decisions: readonly Decision[];
}): ReactNode {
  if (decisions.length === 0) return null;
  return (
    <section className="section-block">
      <h2>{title}</h2>
      {decisions.map((decision) => (
        <One key={decision.id} decision={decision} />
      ))}
    </section>
  );
}

function One({ decision }: { decision: Decision }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { facts, lines, items, amountFen } = readDecision(decision);
  return (
    <article className="affair-decision">
      <p>
        <Moment at={decision.decidedAt} />
        {amountFen && (
          <>
            {' '}
            · {t('affairs.decisions.amount')} <Money fen={amountFen} />
          </>
        )}
      </p>
      {lines.length > 0 && (
        <List
          caption={t('affairs.decisions.lines')}
          rows={lines}
          rowKey={({ description }) => description}
          empty="–"
          columns={[
            {
              key: 'what',
              title: t('affairs.decisions.what'),
              cell: ({ description, reason }) => (
                <>
                  {description}
                  {reason && <div className="soft">{reason}</div>}
                </>
              ),
            },
            {
              key: 'price',
              title: t('affairs.decisions.price'),
              figures: true,
              cell: (line) => <Money fen={line.amountFen} bare />,
            },
            {
              key: 'grant',
              title: t('affairs.decisions.grant'),
              figures: true,
              cell: ({ grantFen }) => <Money fen={grantFen} bare />,
            },
          ]}
        />
      )}
      {items.length > 0 && (
        <ul>
          {items.map(({ item, status }) => (
            <li key={item}>
              {t(`vouchers.items.${item}` as 'vouchers.items.INVOICE', { defaultValue: item })}:{' '}
              <Status tone={status === 'PRESENT' ? 'done' : 'wrong'}>{word('ItemStatus', status)}</Status>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t('affairs.decisions.facts')}</summary>
        <Facts
          facts={facts.map((fact) => ({
            name: t(`affairs.facts.${fact.name}`),
            value: <Value fact={fact} />,
          }))}
        />
      </details>
      <Again id={decision.id} />
    </article>
  );
}

function Value({ fact: { name, value } }: { fact: FactRead }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  if (typeof value === 'boolean') return t(value ? 'affairs.yes' : 'affairs.no');
  if (name.endsWith('Fen')) return <Money fen={value} />;
  return name === 'sizeClass' ? word('SizeClass', value) : value;
}

const BASES: readonly ReplayBasis[] = ['AS_DECIDED', 'TODAYS_RULES', 'TODAYS_FACTS'];

/** The decision made again, without any effect. */
function Again({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [basis, setBasis] = useState<ReplayBasis>();
  return (
    <div className="again">
      <p>{t('affairs.decisions.again')}</p>
      {BASES.map((each) => (
        <Act key={each} onAct={() => setBasis(each)}>
          {word('ReplayBasis', each)}
        </Act>
      ))}
      {basis && <Replay id={id} basis={basis} />}
    </div>
  );
}

function Replay({ id, basis }: { id: string; basis: ReplayBasis }): ReactNode {
  const { t } = useTranslation();
  const { data, error } = useQuery(query(ReplayDecisionDocument, { id, basis }));
  if (error) return <Refusal problem={asProblem(error)} />;
  if (!data) return <p aria-busy="true" />;
  const { scheme, version, equal, differences } = data.replayDecision;
  return (
    <div role="status">
      <p>
        <Status tone={equal ? 'done' : 'attention'}>
          {t(equal ? 'affairs.decisions.same' : 'affairs.decisions.other', { scheme, version })}
        </Status>
      </p>
      {!equal && (
        <Difference
          caption={t('affairs.decisions.differ', { count: differences.length })}
          changes={differences.map(({ path, recorded, replayed }) => ({
            field: path,
            before: recorded,
            after: replayed,
          }))}
        />
      )}
    </div>
  );
}
