/** @type {import('@docusaurus/types').Config} */
module.exports = {
  title: 'Example',
  url: 'https://example.org',
  baseUrl: '/docs/',
  future: {
    // Rspack and SWC take a third of the time of webpack, Babel and Terser. A cache would serve a second build.
    faster: {
      swcJsLoader: true,
      swcJsMinimizer: true,
      swcHtmlMinimizer: true,
      lightningCssMinimizer: true,
      mdxCrossCompilerCache: true,
      rspackBundler: true,
    },
  },
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {
    // Texts are shown as they are.
    emoji: false,
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  plugins: [['@docusaurus/plugin-content-docs', { routeBasePath: '/', sidebarPath: './sidebars.js' }]],
  themes: [
    '@docusaurus/theme-classic',
    ['@easyops-cn/docusaurus-search-local', { docsRouteBasePath: '/', indexBlog: false, indexPages: false }],
  ],
};
