/** What another tab of this phone must know: work was saved, rows came, or everything is different. */
export type TabNews = 'catatan' | 'baris' | 'ulang';

export interface Tabs {
  tell(news: TabNews): void;
  hear(listen: (news: TabNews) => void): void;
}

/** Tabs of one browser share the database; without a channel each still reads it when it is unlocked. */
export function browserTabs(name: string): Tabs {
  if (typeof BroadcastChannel === 'undefined') {
    return { tell: () => undefined, hear: () => undefined };
  }
  const channel = new BroadcastChannel(name);
  return {
    tell: (news) => {
      channel.postMessage(news);
    },
    hear: (listen) => {
      channel.addEventListener('message', ({ data }: MessageEvent<TabNews>) => {
        listen(data);
      });
    },
  };
}
