import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '../../graphql/problem.js';
import { Act } from '../form/act.js';
import { Refusal } from '../refusal.js';
import { openFile, type OpenedFile } from './open-file.js';
import './file.css';

export interface PaperProps {
  /** What the paper is: the acceptance report, the invoice. */
  readonly name: string;
  readonly hash: string;
  readonly link: string | null | undefined;
}

/** A paper by its fingerprint, opened here beside whatever it is held against. */
export function Paper({ name, hash, link }: PaperProps): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [opened, setOpened] = useState<OpenedFile>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  useEffect(() => () => URL.revokeObjectURL(opened?.address ?? ''), [opened]);
  const open = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      setOpened(await openFile(link!));
    } catch (thrown) {
      const refused = asProblem(thrown);
      // The page is asked again, and its answer brings a new link.
      if (refused.code === 'FILE_LINK_EXPIRED') void queries.invalidateQueries();
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="paper">
      {link && !opened && (
        <Act busy={busy} onAct={() => void open()}>
          {t('ui.paper.open', { name })}
        </Act>
      )}
      {problem && <Refusal mild problem={problem} />}
      {opened && (
        <figure>
          <figcaption>
            {opened.name}{' '}
            <a className="button" href={opened.address} download={opened.name}>
              {t('ui.paper.save')}
            </a>{' '}
            <Act onAct={() => setOpened(undefined)}>{t('ui.paper.close', { name })}</Act>
          </figcaption>
          {opened.as === 'PICTURE' && <img src={opened.address} alt={name} />}
          {opened.as === 'PDF' && <iframe src={`${opened.address}#navpanes=0&view=FitH`} title={name} />}
          {opened.as === 'OTHER' && <p>{t('ui.paper.notShown')}</p>}
          <p className="soft">{t('ui.paper.looked')}</p>
        </figure>
      )}
      <p className="soft">
        {t('ui.paper.fingerprint')} <code className="hash">{hash}</code>
      </p>
    </div>
  );
}
