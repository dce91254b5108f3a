import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecideObjectionDocument, type ObjectionsToDecideQuery } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { Paper } from '../ui/file/paper.js';
import { Facts } from '../ui/value/facts.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Timeline } from '../ui/value/timeline.js';
import { objectionsQuery } from './notices.route.js';
import './notices.css';

type Objected = ObjectionsToDecideQuery['objectionsToDecide'][number];

/** The objections that hold a payment up, the oldest first; each is decided with a reason that both sides read. */
export function ObjectionsPage(): ReactNode {
  const { t } = useTranslation();
  const { objectionsToDecide } = useSuspenseQuery(objectionsQuery).data;
  return (
    <Page
      above={<Link to="/notices">{t('notices.list.caption')}</Link>}
      title={t('notices.objections.title', { count: objectionsToDecide.length })}
    >
      {objectionsToDecide.length === 0 && <p>{t('notices.objections.empty')}</p>}
      {objectionsToDecide.map((objected) => (
        <ObjectionFile key={objected.objection.id} objected={objected} />
      ))}
    </Page>
  );
}

function ObjectionFile({ objected: { objection, redemption } }: { objected: Objected }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section className="objection">
      <h2>
        <Link to="/review/$id" params={{ id: redemption.id }}>
          {redemption.contract?.number ?? redemption.id}
        </Link>
      </h2>
      <Facts
        facts={[
          { name: t('notices.enterprise'), value: redemption.enterprise?.name },
          { name: t('notices.provider'), value: redemption.provider.name },
          { name: t('notices.amount'), value: <Money fen={redemption.amountFen} /> },
          { name: t('notices.object.name'), value: objection.objectorName },
          { name: t('notices.object.contact'), value: objection.contact },
          { name: t('notices.objections.raisedAt'), value: <Moment at={objection.raisedAt} /> },
        ]}
      />
      <h3>{t('notices.object.facts')}</h3>
      <p className="said">{objection.facts}</p>
      <Files files={objection.files} />
      {objection.statements.length > 0 && (
        <Timeline
          label={t('notices.objections.statements')}
          steps={objection.statements.map(({ side, statement, files, at }, i) => ({
            key: String(i),
            title: word('ObjectionSide', side),
            tone: 'done',
            at,
            details: (
              <>
                <p className="said">{statement}</p>
                <Files files={files} />
              </>
            ),
          }))}
        />
      )}
      <Decision id={objection.id} />
    </section>
  );
}

function Files({ files }: { files: Objected['objection']['files'] }): ReactNode {
  const { t } = useTranslation();
  return files.map(({ hash, link }, i) => (
    <Paper key={hash} name={t('notices.objections.file', { number: i + 1 })} hash={hash} link={link} />
  ));
}

function Decision({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { send, problem, sending } = useSend(DecideObjectionDocument);
  const whyNot = reason.trim() === '' ? t('notices.objections.reasonFirst') : null;
  return (
    <>
      {problem && <Refusal problem={problem} />}
      <label className="stacked">
        {t('notices.objections.reason')}
        <textarea rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <div className="actions">
        {(['DISMISSED', 'UPHELD'] as const).map((decision) => (
          <Act
            key={decision}
            look={decision === 'UPHELD' ? 'danger' : 'primary'}
            busy={sending}
            whyNot={whyNot}
            onAct={() => void send({ id, decision, reason: reason.trim() })}
          >
            {t(`notices.objections.${decision}`)}
          </Act>
        ))}
      </div>
    </>
  );
}
