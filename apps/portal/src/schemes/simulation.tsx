import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimulatedRulesQuery } from '../gql/graphql.js';
import { asProblem } from '../graphql/problem.js';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Money, RoundMoney } from '../ui/value/money.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { simulationOf } from './schemes.route.js';

export interface SimulationProps {
  readonly schemeVersionId: string;
  readonly rounds: readonly { readonly id: string; readonly name: string }[];
  readonly cities: readonly { readonly code: string; readonly name: string }[];
}

/** The rules tried on the claims of a round, beside those that held: first it must give what really happened. */
export function Simulation({ schemeVersionId, rounds, cities }: SimulationProps): ReactNode {
  const { t } = useTranslation();
  const [roundId, setRoundId] = useState('');
  const { data, error, isFetching } = useQuery({
    ...simulationOf(roundId, schemeVersionId),
    enabled: roundId !== '',
  });
  return (
    <section aria-busy={isFetching}>
      <h2>{t('schemes.simulation.title')}</h2>
      <label>
        {t('schemes.simulation.on')}{' '}
        <select value={roundId} onChange={({ target }) => setRoundId(target.value)}>
          <option value="">{t('schemes.simulation.choose')}</option>
          {rounds.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {error && <Refusal problem={asProblem(error)} />}
      {data && <Outcome simulation={data.simulateRules} cities={cities} />}
    </section>
  );
}

type Simulated = SimulatedRulesQuery['simulateRules'];

function Outcome({
  simulation,
  cities,
}: { simulation: Simulated } & Pick<SimulationProps, 'cities'>): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { before, after, changed, reproducesHistory, notReproduced } = simulation;
  const effect = (which: 'claims' | 'eligible' | 'reserved' | 'waiting' | 'providersAtLimit') => ({
    key: which,
    before: before[which],
    after: after[which],
  });
  const rows = [
    effect('claims'),
    effect('eligible'),
    effect('reserved'),
    {
      key: 'reservedFen' as const,
      before: <RoundMoney fen={before.reservedFen} />,
      after: <RoundMoney fen={after.reservedFen} />,
    },
    effect('waiting'),
    effect('providersAtLimit'),
    {
      key: 'firstShortOn' as const,
      before: before.firstShortOn ? <Day of={before.firstShortOn} /> : '–',
      after: after.firstShortOn ? <Day of={after.firstShortOn} /> : '–',
    },
  ];
  return (
    <>
      <p>
        <Status tone={reproducesHistory ? 'done' : 'attention'}>
          {reproducesHistory
            ? t('schemes.simulation.reproduces')
            : t('schemes.simulation.differs', { count: notReproduced.length })}
        </Status>{' '}
        {t('schemes.simulation.changed', { count: changed })}
      </p>
      <List
        caption={t('schemes.simulation.title')}
        rows={rows}
        rowKey={({ key }) => key}
        empty={null}
        columns={[
          {
            key: 'what',
            title: t('schemes.simulation.what'),
            cell: ({ key }) => t(`schemes.simulation.${key}`),
          },
          { key: 'before', title: t('schemes.simulation.before'), figures: true, cell: (row) => row.before },
          { key: 'after', title: t('schemes.simulation.after'), figures: true, cell: (row) => row.after },
        ]}
      />
      <List
        caption={t('schemes.simulation.byCity')}
        rows={simulation.byCity}
        rowKey={({ key }) => key}
        empty={t('schemes.simulation.none')}
        columns={[
          {
            key: 'city',
            title: t('schemes.simulation.byCity'),
            cell: ({ key }) => cities.find(({ code }) => code === key)?.name ?? key,
          },
          {
            key: 'before',
            title: t('schemes.simulation.beforeYuan'),
            figures: true,
            cell: (row) => <Money fen={row.before.reservedFen} bare />,
          },
          {
            key: 'after',
            title: t('schemes.simulation.afterYuan'),
            figures: true,
            cell: (row) => <Money fen={row.after.reservedFen} bare />,
          },
          {
            key: 'waiting',
            title: t('schemes.simulation.waiting'),
            figures: true,
            cell: (row) => `${row.before.waiting} → ${row.after.waiting}`,
          },
        ]}
      />
      {simulation.reasons.length > 0 && (
        <List
          caption={t('schemes.simulation.reasons')}
          rows={simulation.reasons}
          rowKey={({ rule }) => rule}
          empty={null}
          columns={[
            {
              key: 'rule',
              title: t('schemes.simulation.reasons'),
              cell: ({ rule }) => word('EligibilityRule', rule),
            },
            {
              key: 'before',
              title: t('schemes.simulation.before'),
              figures: true,
              cell: (row) => row.before,
            },
            { key: 'after', title: t('schemes.simulation.after'), figures: true, cell: (row) => row.after },
          ]}
        />
      )}
    </>
  );
}
