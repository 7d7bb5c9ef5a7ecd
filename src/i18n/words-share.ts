/** Giving a view away: a link, a frame for a portal. */
export const SHARE_WORDS = {
  vi: {
    'share.title': 'Chia sẻ',
    'share.lead': 'Đường dẫn mở lại đúng những gì đang thấy: câu hỏi, nơi đang xem, giả định.',
    'share.link': 'Đường dẫn',
    'share.embed': 'Mã nhúng vào cổng thông tin',
    'share.copy': 'Sao chép',
    'share.copied': 'Đã sao chép.',
    'share.copyFailed': 'Chưa sao chép được. Hãy chọn cả ô và sao chép bằng tay.',
    'share.close': 'Đóng',
    'embed.open': 'Mở trong Sóng Chung',
  },
  en: {
    'share.title': 'Share',
    'share.lead': 'The link brings back just what is on the screen: question, place, assumptions.',
    'share.link': 'Link',
    'share.embed': 'Code for a web portal',
    'share.copy': 'Copy',
    'share.copied': 'Copied.',
    'share.copyFailed': 'It could not be copied. Select the whole field and copy it by hand.',
    'share.close': 'Close',
    'embed.open': 'Open in Sóng Chung',
  },
} as const;
