import { useEffect, useRef, useState } from 'react';
import { BeginUploadDocument, CompleteUploadDocument, type FileKindsQuery } from '../../gql/graphql.js';
import { OURS, request } from '../../graphql/client.js';
import { asProblem, Problem } from '../../graphql/problem.js';
import { hashOf } from '../form/hash.js';

export type KindLimits = FileKindsQuery['fileKinds'][number];

/** How far a file has come. */
export type Stage =
  | { readonly at: 'NONE' }
  | { readonly at: 'READING' | 'CHECKING'; readonly name: string }
  | { readonly at: 'SENDING'; readonly name: string; readonly share: number }
  | { readonly at: 'KEPT'; readonly name: string; readonly hash: string; readonly link: string | null }
  | { readonly at: 'STOPPED'; readonly name: string; readonly problem: Problem; readonly goesOn: boolean };

interface Begun {
  readonly file: File;
  readonly id: string;
  readonly address: string;
}

/** Small pieces: what a broken connection loses, and what has to arrive within the time of a request. */
const PIECE_BYTES = 2 * 2 ** 20;
const AGAIN_AFTER_MS = [300, 1000, 3000, 5000, 10_000];

/**
 * Sends a file and has it kept. What stops on the way goes on by itself for a while, and then when the person says so.
 * @param limits of the kind as which it is handed in
 */
export function useUpload(limits: KindLimits | undefined, organisationId: string | undefined) {
  const [stage, setStage] = useState<Stage>({ at: 'NONE' });
  const begun = useRef<Begun>(undefined);
  const left = useRef(new AbortController());
  useEffect(() => {
    left.current = new AbortController();
    return () => left.current.abort();
  }, []);

  async function begin(file: File): Promise<Begun> {
    setStage({ at: 'READING', name: file.name });
    const { beginUpload } = await request(BeginUploadDocument, {
      input: {
        kind: limits!.kind,
        name: file.name,
        sizeBytes: file.size,
        // What is too large is refused by its size, in the API's words, and need not be read.
        sha256: await hashOf(file.size > limits!.mostBytes ? '' : file),
        ...(organisationId && { organisationId }),
      },
      idempotencyKey: crypto.randomUUID(),
    });
    return { file, ...beginUpload };
  }

  /** @returns what is kept; undefined where it stopped, which the stage then tells */
  async function send(file: File): Promise<string | undefined> {
    const { name } = file;
    try {
      if (begun.current?.file !== file) begun.current = await begin(file);
      const { id, address } = begun.current;
      setStage({ at: 'SENDING', name, share: 0 });
      await pieces(file, address, left.current.signal, (share) => setStage({ at: 'SENDING', name, share }));
      setStage({ at: 'CHECKING', name });
      const { completeUpload } = await request(CompleteUploadDocument, {
        id,
        idempotencyKey: crypto.randomUUID(),
      });
      begun.current = undefined;
      const hash = completeUpload.hash!;
      setStage({ at: 'KEPT', name, hash, link: completeUpload.link });
      return hash;
    } catch (thrown) {
      if (left.current.signal.aborted) return undefined;
      const problem = asProblem(thrown);
      const goesOn = !problem.code.startsWith('FILE_') && !problem.code.startsWith('UPLOAD');
      if (!goesOn) begun.current = undefined;
      setStage({ at: 'STOPPED', name, problem, goesOn });
      return undefined;
    }
  }

  return { stage, send, goOn: async () => (begun.current ? send(begun.current.file) : undefined) };
}

async function pieces(
  file: File,
  address: string,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<void> {
  const { Upload } = await import('tus-js-client');
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(file, {
      // Without an endpoint a failure never begins a second upload.
      uploadUrl: address,
      chunkSize: PIECE_BYTES,
      headers: OURS,
      retryDelays: AGAIN_AFTER_MS,
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        return status === 0 || status >= 500 || status === 409 || status === 423;
      },
      onProgress: (sent, all) => tell(sent / all),
      onSuccess: () => resolve(),
      onError: (error) => reject(problemOf(error)),
    });
    signal.addEventListener('abort', () => {
      void upload.abort();
      reject(new Problem('NETWORK'));
    });
    upload.start();
  });
}

/** What the office or the gateway said, where anybody answered. */
function problemOf(error: Error): Problem {
  const response =
    'originalResponse' in error
      ? (error.originalResponse as { getBody(): string; getStatus(): number } | null)
      : null;
  if (!response?.getStatus()) return new Problem('NETWORK');
  try {
    const { errors } = JSON.parse(response.getBody()) as {
      errors: { message: string; extensions: { code: string } }[];
    };
    return new Problem(errors[0]!.extensions.code, errors[0]!.message);
  } catch {
    return new Problem('SERVER_FAILED');
  }
}
