// The queue engine (BullMQ on Redis) behind a door of its own: it is an optional package, loaded only for
// --queue and worker, and everything it is asked for is named here. Keys on the server:
//
//   stratasim-runs-<model version>   the queue; a worker of another version never sees its jobs
//   stratasim:versions               model versions with jobs, so that such a worker can say so
//   stratasim:<session>:alive        lives as long as the coordinator does
//   stratasim:<session>:parts        list of finished parts, taken by the coordinator
//   stratasim:world:<hash>           data of a world, so that workers need no files

import type { Queue, Worker } from 'bullmq';
import type { Redis, RedisOptions } from 'ioredis';
import type { Problem } from '../../../parameters/problem.ts';
import { messageOf } from '../../../results/error-message.ts';

export interface QueueEngine {
  readonly redis: Redis;
  /** Another connection, for calls that block. */
  duplicate(): Redis;
  readonly bullmq: { readonly Queue: typeof Queue; readonly Worker: typeof Worker };
  /** The address without its password. */
  readonly shownUrl: string;
  close(): Promise<void>;
}

const secondsBetweenComplaints = 10;

const tryOnce: RedisOptions = {
  lazyConnect: true,
  retryStrategy: () => null,
  maxRetriesPerRequest: 0,
  connectTimeout: 5000,
};

/** Why a server gives no answer, or undefined when it does. */
async function answerOf(client: Redis): Promise<string | undefined> {
  let failure: unknown;
  client.on('error', (error) => {
    failure = error;
  });
  try {
    await client.connect();
    await client.ping();
    return undefined;
  } catch (error) {
    return messageOf(failure ?? error);
  } finally {
    client.disconnect();
  }
}

/** The queue of a model version. */
export function queueName(modelVersion: string): string {
  return `stratasim-runs-${modelVersion}`;
}

/** Keys on the server. */
export const queueKeys = {
  versions: 'stratasim:versions',
  alive: (session: string) => `stratasim:${session}:alive`,
  parts: (session: string) => `stratasim:${session}:parts`,
  world: (hash: string) => `stratasim:world:${hash}`,
};

/** An address with its password left out, for messages. */
export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/).*@/, '$1***@');
}

/**
 * Connects to `redis://[user:password@]host[:port][/db]`, or `rediss://` for TLS. A wrong address, a
 * server that does not answer for `patienceSeconds` or a missing package comes back as a problem. Later
 * losses of the connection are waited out, and told through `complain`.
 */
export async function connectQueue(
  url: string,
  complain: (text: string) => void,
  patienceSeconds = 0,
): Promise<QueueEngine | Problem> {
  const shownUrl = withoutPassword(url);
  const refuse = (found: string, expected: string, hint?: string): Problem => ({
    where: { path: '--queue' },
    found,
    expected,
    ...(hint && { hint }),
  });
  if (!/^rediss?:\/\/[^\s/]+/.test(url)) {
    return refuse(
      `'${shownUrl}'`,
      'redis://HOST:PORT, or rediss:// for TLS',
      'for example redis://127.0.0.1:6379',
    );
  }
  const packages = await Promise.all([import('bullmq'), import('ioredis')]).catch(() => undefined);
  if (!packages)
    return refuse('no package bullmq', 'the packages bullmq and ioredis', 'npm install bullmq ioredis');
  const [bullmq, ioredis] = packages;

  let lastComplaint = Number.NEGATIVE_INFINITY;
  const open = (): Redis => {
    // Commands wait for the server to come back rather than fail, so that a restart costs nothing but time.
    const client = new ioredis.Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
    client.on('error', (error) => {
      if (performance.now() - lastComplaint < secondsBetweenComplaints * 1000) return;
      lastComplaint = performance.now();
      complain(`waiting for ${shownUrl}: ${messageOf(error)}`);
    });
    return client;
  };
  for (const start = performance.now(); ; ) {
    const failure = await answerOf(new ioredis.Redis(url, tryOnce));
    if (failure === undefined) break;
    if (performance.now() - start > patienceSeconds * 1000) {
      return refuse(`no answer from ${shownUrl} (${failure})`, 'a Redis server that is running');
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  const clients: Redis[] = [];
  const track = (client: Redis) => {
    clients.push(client);
    return client;
  };
  return {
    redis: track(open()),
    duplicate: () => track(open()),
    bullmq,
    shownUrl,
    close: async () => {
      for (const client of clients) client.disconnect();
    },
  };
}
