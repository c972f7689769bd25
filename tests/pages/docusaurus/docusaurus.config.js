/** @type {import('@docusaurus/types').Config} */
module.exports = {
  title: 'Example',
  url: 'https://example.org',
  baseUrl: '/docs/',
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {
    // Texts are shown as they are.
    emoji: false,
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  presets: [
    ['classic', { docs: { routeBasePath: '/', sidebarPath: './sidebars.js' }, blog: false, pages: false, theme: {} }],
  ],
  themes: [
    ['@easyops-cn/docusaurus-search-local', { docsRouteBasePath: '/', indexBlog: false, indexPages: false }],
  ],
};
