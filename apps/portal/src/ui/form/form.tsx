import { Form as AntForm, type FormInstance, type FormItemProps } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../graphql/problem.js';
import { Refusal } from '../refusal.js';

export interface FormProps<Values extends object> {
  /** What the button does: "Hand in for review". */
  readonly submit: string;
  readonly onSubmit: (values: Values) => unknown;
  readonly initial?: Partial<Values>;
  /** What the server refused: it lands at its field where it names one, and else above the form. */
  readonly problem?: Problem | undefined;
  readonly sending?: boolean;
  /** Beside the button: other ways out. */
  readonly others?: ReactNode;
  /** Where the page itself fills or reads fields. */
  readonly form?: FormInstance<Values>;
  readonly children: ReactNode;
}

interface Fault {
  readonly field: string;
  readonly sentence: string;
}

/** A form with its faults above it, each a link to its field; what the server refuses is told like our own. */
export function Form<Values extends object>(props: FormProps<Values>): ReactNode {
  const { submit, onSubmit, initial, problem, sending, others, children } = props;
  const [form] = AntForm.useForm<Values>(props.form);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  useEffect(() => {
    const field = problem?.field;
    if (!problem || !field || !form.getFieldInstance(field)) return;
    const sentence = problem.said ?? problem.code;
    form.setFields([{ name: field as never, errors: [sentence] }]);
    setFaults([{ field, sentence }]);
  }, [problem, form]);
  const atField = faults.some(({ field }) => field === problem?.field);
  return (
    <AntForm
      form={form}
      layout="vertical"
      requiredMark="optional"
      validateTrigger="onBlur"
      initialValues={initial}
      onFinish={(values) => {
        setFaults([]);
        onSubmit(values);
      }}
      onFinishFailed={({ errorFields }) =>
        setFaults(
          errorFields.map(({ name, errors }) => ({ field: name.join('.'), sentence: errors[0] ?? '' })),
        )
      }
    >
      {faults.length > 0 && <Summary faults={faults} onGo={(field) => focusField(form, field)} />}
      {problem && !atField && <Refusal problem={problem} />}
      {children}
      <div className="form-end">
        <button type="submit" className="button primary" aria-disabled={sending} aria-busy={sending}>
          {submit}
        </button>
        {others}
      </div>
    </AntForm>
  );
}

/** A field with its label, and its help where the eye already is. The control is its only child. */
export function Field({ children, ...item }: FormItemProps): ReactNode {
  return <AntForm.Item {...item}>{children}</AntForm.Item>;
}

function Summary({ faults, onGo }: { faults: readonly Fault[]; onGo: (field: string) => void }): ReactNode {
  const { t } = useTranslation();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [faults]);
  return (
    <div ref={summary} className="refusal" tabIndex={-1} role="group" aria-labelledby="faults">
      <p id="faults" className="refusal-title">
        {t('ui.form.faults', { count: faults.length })}
      </p>
      <ul>
        {faults.map(({ field, sentence }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                onGo(field);
              }}
            >
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Groups of choices take no focus themselves: their first one does. */
function focusField<Values extends object>(form: FormInstance<Values>, field: string): void {
  const control = form.getFieldInstance(field.split('.')) as { focus?: () => void } | undefined;
  if (control?.focus) control.focus();
  else document.getElementById(field.replaceAll('.', '_'))?.querySelector('input')?.focus();
}
