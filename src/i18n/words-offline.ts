/** Without a network, and when there is something newer; sharing a view. */
export const OFFLINE_WORDS = {
  vi: {
    'offline.now': 'Không có mạng. Đang dùng dữ liệu ngày {date} đã lưu trên máy này.',
    'offline.update': 'Có bản mới của ứng dụng.',
    'offline.reload': 'Tải bản mới',
    'offline.later': 'Để sau',
    'offline.unknown': 'không rõ',
  },
  en: {
    'offline.now': 'No network. Using the data of {date} kept on this device.',
    'offline.update': 'There is a newer version of the app.',
    'offline.reload': 'Load it',
    'offline.later': 'Later',
    'offline.unknown': 'unknown date',
  },
} as const;
