SELECT {{ name }};
