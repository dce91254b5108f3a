import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileKindsDocument, type FileKind } from '../../gql/graphql.js';
import { query } from '../../graphql/query.js';
import { Act } from '../form/act.js';
import { Refusal } from '../refusal.js';
import { Status } from '../value/status.js';
import { Paper } from './paper.js';
import { useUpload } from './use-upload.js';
import './file.css';

export interface FileDropProps {
  /** Left out where the field around it has one, which is then that of `id`. */
  readonly label?: string;
  readonly id?: string;
  readonly kind: FileKind;
  /** For which organisation it is handed in; the person alone where it is left out. */
  readonly organisationId?: string | undefined;
  /** The file that was handed in before, by its hash, and what opens it. */
  readonly hash?: string | undefined;
  readonly link?: string | null | undefined;
  readonly onKept?: (hash: string) => void;
}

const MIB = 2 ** 20;

/** A place for one file: chosen or dropped, sent with its progress, gone on with after an interruption, kept. */
export function FileDrop({ label, id, kind, organisationId, hash, link, onKept }: FileDropProps): ReactNode {
  const { t } = useTranslation();
  const limits = useQuery(query(FileKindsDocument, {})).data?.fileKinds.find((each) => each.kind === kind);
  const { stage, send, goOn } = useUpload(limits, organisationId);
  const [over, setOver] = useState(false);
  const hint = useId();
  const own = useId();
  const input = id ?? own;
  const tell = (kept: string | undefined): void => {
    if (kept) onKept?.(kept);
  };
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) void send(file).then(tell);
  };
  const busy = stage.at === 'READING' || stage.at === 'SENDING' || stage.at === 'CHECKING';
  const kept = stage.at === 'KEPT' ? stage : hash ? { hash, link, name: undefined } : undefined;
  return (
    <div
      className={over ? 'file-drop over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!busy) take(event.dataTransfer.files);
      }}
    >
      {label && <label htmlFor={input}>{label}</label>}{' '}
      <input
        id={input}
        type="file"
        accept={limits?.extensions.map((extension) => `.${extension}`).join(',')}
        aria-describedby={hint}
        disabled={busy || !limits}
        onChange={({ target }) => take(target.files)}
      />
      <p id={hint} className="soft">
        {limits &&
          t('ui.paper.hint', {
            types: limits.extensions.join(t('list.separator')),
            most: Math.floor(limits.mostBytes / MIB),
          })}
      </p>
      {stage.at === 'READING' && <p role="status">{t('ui.paper.READING', { name: stage.name })}</p>}
      {stage.at === 'CHECKING' && <p role="status">{t('ui.paper.CHECKING', { name: stage.name })}</p>}
      {stage.at === 'SENDING' && (
        <p>
          <progress aria-label={t('ui.paper.SENDING', { name: stage.name })} value={stage.share} />{' '}
          {t('ui.paper.share', { share: Math.floor(stage.share * 100) })}
        </p>
      )}
      {stage.at === 'STOPPED' && (
        <Refusal problem={stage.problem} title={t('ui.paper.STOPPED', { name: stage.name })}>
          {stage.goesOn && <Act onAct={() => void goOn().then(tell)}>{t('ui.paper.goOn')}</Act>}
        </Refusal>
      )}
      {kept && (
        <>
          <p role="status">
            <Status tone="done">{t('ui.paper.KEPT')}</Status> {kept.name}
          </p>
          <Paper name={label ?? kept.name ?? ''} hash={kept.hash} link={kept.link} />
        </>
      )}
    </div>
  );
}
