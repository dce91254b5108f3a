import { Kafka } from 'kafkajs';

/** The broker of this test run; `absent` says why there is none. */
export const kafka = {
  absent: 'no broker yet' as string | undefined,
  brokers: async (): Promise<string> => '',
  forgetGroup: async (group: string): Promise<void> => {
    const admin = new Kafka({ brokers: (await kafka.brokers()).split(',') }).admin();
    await admin.connect();
    await admin.deleteGroups([group]);
    await admin.disconnect();
  },
};
