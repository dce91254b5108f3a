import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AcceptMilestoneDocument, ReportMilestoneDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import type { Acting } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Due } from '../ui/value/due.js';
import { Field, Form } from '../ui/form/form.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { type ContractFile, type Milestone, milestoneActs, type Side } from './contracts.rules.js';
import './contracts.css';

export interface OfContract {
  readonly contract: ContractFile;
  readonly side: Side;
  readonly acting: Acting | null;
}

/** The steps of the delivery: what was reported, what was accepted, and what may be done now. */
export function Milestones({ contract, side, acting }: OfContract): ReactNode {
  const { t } = useTranslation();
  const accepted = contract.milestones.filter(({ state }) => state === 'ACCEPTED').length;
  return (
    <section>
      <h2>{t('contracts.milestones.title', { accepted, all: contract.milestones.length })}</h2>
      <ol className="milestones">
        {contract.milestones.map((milestone) => (
          <MilestoneItem
            key={milestone.id}
            milestone={milestone}
            late={contract.lateMilestones.includes(milestone.id)}
            acts={milestoneActs(milestone, contract.state, side, acting)}
          />
        ))}
      </ol>
    </section>
  );
}

interface MilestoneItemProps {
  readonly milestone: Milestone;
  readonly late: boolean;
  readonly acts: ReturnType<typeof milestoneActs>;
}

function MilestoneItem({ milestone, late, acts }: MilestoneItemProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id, title, state, dueOn, dueInMonths, amountFen, report, reportedAt, acceptedAt } = milestone;
  const tone = state === 'ACCEPTED' ? 'done' : late ? 'attention' : 'waiting';
  return (
    <li>
      <h3>{title}</h3>
      <p>
        <Status tone={tone}>{late ? t('contracts.milestones.late') : word('MilestoneState', state)}</Status>{' '}
        <Money fen={amountFen} />
      </p>
      {state !== 'ACCEPTED' && (
        <p>{dueOn ? <Due at={dueOn} /> : t('contracts.milestones.months', { count: dueInMonths })}</p>
      )}
      {reportedAt && (
        <p>
          {t('contracts.milestones.reported')} <Moment at={reportedAt} />
        </p>
      )}
      {report && <blockquote>{report}</blockquote>}
      {acceptedAt && (
        <p>
          {t('contracts.milestones.accepted')} <Moment at={acceptedAt} />
        </p>
      )}
      {acts.report && <Report milestoneId={id} title={title} may={acts.report} />}
      {acts.accept && <Accept milestoneId={id} title={title} may={acts.accept} />}
    </li>
  );
}

interface ReportProps {
  readonly milestoneId: string;
  readonly title: string;
  readonly may: NonNullable<ReturnType<typeof milestoneActs>['report']>;
}

function Report({ milestoneId, title, may }: ReportProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(ReportMilestoneDocument);
  if (may !== 'NOW' || !open) {
    return (
      <Act
        onAct={() => setOpen(true)}
        look="primary"
        whyNot={may === 'NOW' ? null : t(`contracts.milestones.whyNot.${may}`)}
      >
        {t('contracts.milestones.report', { title })}
      </Act>
    );
  }
  return (
    <Form<{ report: string }>
      submit={t('contracts.milestones.send')}
      sending={sending}
      problem={problem}
      onSubmit={({ report }) => send({ milestoneId, report })}
    >
      <Field
        name="report"
        label={t('contracts.milestones.what')}
        help={t('contracts.milestones.help')}
        rules={[{ required: true, whitespace: true, message: t('contracts.milestones.missing') }]}
      >
        <Input.TextArea rows={5} maxLength={5000} autoFocus />
      </Field>
    </Form>
  );
}

interface AcceptProps {
  readonly milestoneId: string;
  readonly title: string;
  readonly may: NonNullable<ReturnType<typeof milestoneActs>['accept']>;
}

/** Asked twice, because it cannot be taken back: the amount becomes payable by it. */
function Accept({ milestoneId, title, may }: AcceptProps): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { send, problem, sending } = useSend(AcceptMilestoneDocument);
  if (may !== 'NOW' || !asked) {
    return (
      <Act
        onAct={() => setAsked(true)}
        look="primary"
        whyNot={may === 'NOW' ? null : t(`contracts.milestones.whyNot.${may}`)}
      >
        {t('contracts.milestones.accept', { title })}
      </Act>
    );
  }
  return (
    <div className="confirm" role="group" aria-label={t('contracts.milestones.accept', { title })}>
      <p>{t('contracts.milestones.effect')}</p>
      {problem && <Refusal problem={problem} />}
      <Act look="primary" busy={sending} onAct={() => void send({ milestoneId })}>
        {t('contracts.milestones.confirm')}
      </Act>{' '}
      <Act onAct={() => setAsked(false)}>{t('contracts.back')}</Act>
    </div>
  );
}
