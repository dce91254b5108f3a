import { Form as AntForm, Input } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import {
  RedemptionChecklistDocument,
  ReviseRedemptionDocument,
  SaveRedemptionDraftDocument,
  SubmitRedemptionDocument,
  type SubmitRedemptionInput,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { useSend } from '../graphql/send.js';
import { formatMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { useNow } from '../ui/value/clock.js';
import { Field, Form } from '../ui/form/form.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { Checklist, type ChecklistProps } from './checklist.js';
import { usePapers } from './use-papers.js';
import { papersOf, type TypedPapers } from './vouchers.rules.js';

export interface RedeemFormProps {
  readonly voucherId: string;
  readonly phase: number;
  /** What is kept of them by now, also by a colleague who fills them in at the same time. */
  readonly saved: TypedPapers;
  /** When that was saved; null: nothing is. */
  readonly savedAt: string | null;
  readonly links: ChecklistProps['links'];
  readonly acting: Acting | null;
  /** When the window opens in which papers are taken. */
  readonly from: string;
  /** The claim was handed in already: other papers take the place of those. */
  readonly revises: boolean;
}

/** The papers of a phase. The checklist beside them is the one by which the file is taken and reviewed. */
export function RedeemForm(props: RedeemFormProps): ReactNode {
  const { voucherId, phase, saved, savedAt, links, acting, from, revises } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const language = useLanguage();
  const now = useNow();
  const [form] = AntForm.useForm<TypedPapers>();
  const { initial, files, setFiles, colleague, saving } = usePapers(form, saved, savedAt);
  const { invoices, payments } = AntForm.useWatch([], form) ?? initial;
  const papers = useDeferredValue(papersOf({ invoices, payments, files }, voucherId, phase));
  const { data } = useQuery({
    ...query(RedemptionChecklistDocument, { input: papers }),
    placeholderData: keepPreviousData,
  });
  const list = data?.redemptionChecklist;
  const draft = useSend(SaveRedemptionDraftDocument);
  const claim = useSend(SubmitRedemptionDocument);
  const submit = async (): Promise<void> => {
    const answer = await claim.send({ input: papers });
    if (answer) await navigate({ to: '/vouchers/$id', params: { id: voucherId } });
  };
  const maySubmit = holds(acting, 'redemption.submit');
  const tooEarly = now !== undefined && now < Date.parse(from);
  const whyNot = !maySubmit
    ? t('vouchers.redeem.signatory')
    : tooEarly
      ? t('vouchers.redeem.notYet', { from: formatMoment(from, language) })
      : list?.complete
        ? null
        : t('vouchers.redeem.incomplete');
  return (
    <div className="beside">
      <Form<TypedPapers>
        form={form}
        submit={t('vouchers.redeem.save')}
        sending={draft.sending}
        problem={draft.problem}
        initial={initial}
        onSubmit={() => saving((replaces) => draft.send({ input: papers, replaces }))}
      >
        {colleague}
        <Rows name="invoices" fields={['number', 'code', 'amount', 'issuedOn']} />
        <Rows name="payments" fields={['bankReference', 'amount', 'paidOn', 'payerName', 'payeeName']} />
      </Form>
      {list && (
        <aside className="checklist" aria-label={t('vouchers.checklist.title')}>
          <Checklist
            list={list}
            files={files}
            links={links}
            organisationId={acting?.organisationId}
            onFile={(kind, hash) => setFiles((before) => ({ ...before, [kind]: hash }))}
          />
          {claim.problem && <Refusal problem={claim.problem} />}
          {draft.problem === undefined && !draft.sending && list.complete && (
            <Status tone="done">{t('vouchers.checklist.complete')}</Status>
          )}
          {revises ? (
            <Revise papers={papers} whyNot={whyNot} />
          ) : (
            <Act look="primary" busy={claim.sending} whyNot={whyNot} onAct={() => void submit()}>
              {t('vouchers.redeem.submit')}
            </Act>
          )}
        </aside>
      )}
    </div>
  );
}

function Revise({ papers, whyNot }: { papers: SubmitRedemptionInput; whyNot: string | null }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { send, problem, sending } = useSend(ReviseRedemptionDocument);
  const revise = async (reason: string): Promise<unknown> => {
    const answer = await send({ input: papers, reason });
    if (answer) await navigate({ to: '/vouchers/$id', params: { id: papers.voucherId } });
    return answer;
  };
  return (
    <ReasonedAct
      label={t('vouchers.redeem.revise.act')}
      effects={[t('vouchers.redeem.revise.effect')]}
      words={t('vouchers.redeem.revise.reason')}
      look="primary"
      whyNot={whyNot}
      problem={problem}
      sending={sending}
      onAct={revise}
    />
  );
}

type Column =
  'number' | 'code' | 'amount' | 'issuedOn' | 'bankReference' | 'paidOn' | 'payerName' | 'payeeName';
const DAYS: readonly Column[] = ['issuedOn', 'paidOn'];

/** Invoices or payments, a row each; a row that is not whole yet is not counted by the checklist. */
function Rows({ name, fields }: { name: 'invoices' | 'payments'; fields: readonly Column[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <AntForm.List name={name}>
      {(rows, { add, remove }) => (
        <fieldset className="rows">
          <legend>{t(`vouchers.papers.${name}.title`)}</legend>
          {rows.map((row) => (
            <div
              key={row.key}
              className="row"
              role="group"
              aria-label={t(`vouchers.papers.${name}.row`, { number: row.name + 1 })}
            >
              {fields.map((column) => (
                <Field
                  key={column}
                  name={[row.name, column]}
                  label={t(`vouchers.papers.${column}`)}
                  required={column !== 'code'}
                >
                  <Input
                    placeholder={DAYS.includes(column) ? '2020-10-08' : ''}
                    inputMode={column === 'amount' ? 'decimal' : 'text'}
                  />
                </Field>
              ))}
              {rows.length > 1 && (
                <button type="button" className="button" onClick={() => remove(row.name)}>
                  {t(`vouchers.papers.${name}.remove`, { number: row.name + 1 })}
                </button>
              )}
            </div>
          ))}
          <button type="button" className="button" onClick={() => add({})}>
            {t(`vouchers.papers.${name}.add`)}
          </button>
        </fieldset>
      )}
    </AntForm.List>
  );
}
