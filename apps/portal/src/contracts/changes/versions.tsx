import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContractChangesQuery, ContractDifferencesDocument } from '../../gql/graphql.js';
import { asProblem } from '../../graphql/problem.js';
import { query } from '../../graphql/query.js';
import { useWord } from '../../i18n/words.js';
import { List } from '../../ui/list.js';
import { Moment } from '../../ui/value/moment.js';
import { Refusal } from '../../ui/refusal.js';
import { Status } from '../../ui/value/status.js';
import { PartsDifference } from './parts-difference.js';

type Version = ContractChangesQuery['contractVersions'][number];

export interface VersionsProps {
  readonly id: string;
  readonly versions: readonly Version[];
  readonly inForce: number;
}

/** All texts, the newest first, and any two of them side by side. */
export function Versions({ id, versions, inForce }: VersionsProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const numbers = versions.map(({ version }) => version);
  const [from, setFrom] = useState(Math.min(...numbers));
  const [to, setTo] = useState(Math.max(...numbers));
  const options = versions.map(({ version, kind }) => ({
    value: version,
    label: t('changes.versions.of', { version, kind: word('ContractVersionKind', kind) }),
  }));
  return (
    <section className="section-block">
      <h2>{t('changes.versions.title')}</h2>
      <List
        caption={t('changes.versions.title')}
        rows={versions}
        rowKey={({ version }) => String(version)}
        empty="–"
        columns={[
          {
            key: 'version',
            title: t('changes.versions.version'),
            cell: ({ version, kind }) =>
              t('changes.versions.of', { version, kind: word('ContractVersionKind', kind) }),
          },
          {
            key: 'state',
            title: t('changes.versions.state'),
            cell: (version) => <State version={version} inForce={inForce} />,
          },
          {
            key: 'by',
            title: t('changes.versions.by'),
            cell: ({ proposedSide, proposedAt }) => (
              <>
                {proposedSide ? word('ContractSide', proposedSide) : t('changes.versions.platform')}{' '}
                <Moment at={proposedAt} />
              </>
            ),
          },
          { key: 'reason', title: t('changes.reason'), cell: ({ reason }) => reason ?? '–' },
        ]}
      />
      {versions.length > 1 && (
        <>
          <div className="pick-two">
            <label htmlFor="version-from">{t('changes.versions.from')}</label>
            <Select id="version-from" value={from} options={options} onChange={setFrom} />
            <label htmlFor="version-to">{t('changes.versions.to')}</label>
            <Select id="version-to" value={to} options={options} onChange={setTo} />
          </div>
          <Compared id={id} from={from} to={to} />
        </>
      )}
    </section>
  );
}

function State({ version, inForce }: { version: Version; inForce: number }): ReactNode {
  const { t } = useTranslation();
  const { inForceAt, withdrawnAt, signatures } = version;
  if (withdrawnAt) return <Status tone="quiet">{t('changes.versions.withdrawn')}</Status>;
  if (!inForceAt)
    return <Status tone="waiting">{t('changes.versions.waiting', { count: signatures.length })}</Status>;
  const now = version.version === inForce;
  return (
    <>
      <Status tone={now ? 'done' : 'quiet'}>
        {t(now ? 'changes.versions.inForce' : 'changes.versions.former')}
      </Status>{' '}
      <Moment at={inForceAt} />
    </>
  );
}

function Compared({ id, from, to }: { id: string; from: number; to: number }): ReactNode {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    ...query(ContractDifferencesDocument, { id, from, to }),
    enabled: from !== to,
  });
  if (from === to) return <p>{t('changes.versions.same')}</p>;
  if (error) return <Refusal problem={asProblem(error)} />;
  if (!data) return <section aria-busy="true" />;
  return (
    <PartsDifference
      caption={t('changes.versions.differ', { count: data.contractDifference.length })}
      parts={data.contractDifference}
    />
  );
}
